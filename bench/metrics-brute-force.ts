import { readFile } from "node:fs/promises";
import { join } from "node:path";
import {
  algorithms,
  createDataset,
  emptyEvents,
  evaluate,
  judgingLists,
  parseSplit,
  resolveConfig,
  type Split,
  trainAlgorithm,
} from "@segue/engine";
import { createPool, createRandom, rowOf, type SparseMatrix } from "@segue/kernels";
import { claim, figure } from "./kit/claim.js";
import { sharedData } from "./kit/data.js";
import type { Judged } from "./kit/documents.js";
import { inTempFolder, segue } from "./kit/segue.js";

const K = 10;
const SEED = 42;
const SPLIT = "random:0.8,0.1,0.1";
const ALGORITHM = "item-knn";

export default claim({
  name: "metrics-brute-force",
  claim: `The figures of \`segue evaluate --per-user\` equal those of an independent brute-force scorer on equal lists (${ALGORITHM}, Last.fm-2k).`,
  seed: SEED,
  run: () =>
    inTempFolder(async (folder) => {
      const data = sharedData("lastfm-2k");
      await segue(folder, "import", data);
      const [told] = await segue<Judged>(
        folder,
        ...["evaluate", ALGORITHM, "--split", SPLIT, "--k", String(K), "--seed", String(SEED), "--per-user"],
      );
      const { cases, world } = await casesOf(await readFile(join(data, "user_artists.dat"), "utf8"));
      const own = new Map([...cases].map(([id, each]) => [id, score(each, world)]));
      const alone = [...own].flatMap(([id, figures]) =>
        Object.entries(figures).map(([name, value]) => Math.abs(value - told.perUser![id][`${name}@${K}`])),
      );
      const names = Object.keys([...own.values()][0]);
      const means = names.map((name) => {
        const mean = average([...own.values()].map((figures) => figures[name]));
        return Math.abs(mean - told.metrics[`${name}@${K}`].value);
      });
      const shown = new Set([...cases.values()].flatMap(({ list }) => list));
      means.push(Math.abs(shown.size / world.catalogue.length - told.metrics[`coverage@${K}`].value));
      const repeats = [...cases.values()].flatMap(({ list, known }) => list.filter((track) => known.has(track)));
      const difference = (what: string, of: number[]) =>
        figure({ what: `largest difference, ${what}`, figure: largest(of), better: "lower", goal: 1e-12 });
      return [
        figure({ what: "listeners compared, of all judged", figure: own.size / told.users, better: "higher", goal: 1 }),
        difference(`listener by listener (${names.join(", ")})`, alone),
        difference("means over listeners, and coverage", means),
        figure({
          what: "listed tracks that the listener had in train or validation",
          figure: repeats.length,
          better: "lower",
          goal: 0,
        }),
        figure({ what: "figures compared", figure: alone.length + means.length, better: "higher" }),
      ];
    }),
});

interface Case {
  /** Recommended ids, best first. */
  readonly list: readonly string[];
  readonly relevant: ReadonlySet<string>;
  /** Shown to the recommender, or kept for validation. */
  readonly known: ReadonlySet<string>;
  readonly history: readonly string[];
}

interface World {
  readonly catalogue: readonly string[];
  /** How many have each track in train. */
  readonly fans: ReadonlyMap<string, number>;
  readonly listeners: number;
}

/** The lists that the program judged, made again by the library from the same file: data, algorithm and seed determine them. */
async function casesOf(file: string): Promise<{ cases: Map<string, Case>; world: World }> {
  const rows = file
    .trim()
    .split("\n")
    .slice(1)
    .map((line) => line.trim().split("\t"));
  const users = [...new Set(rows.map(([user]) => user))];
  const tracks = [...new Set(rows.map(([, track]) => track))];
  const events = emptyEvents(rows.length);
  const [userRow, trackRow] = [positions(users), positions(tracks)];
  rows.forEach(([user, track, plays], i) => {
    events.user[i] = userRow.get(user)!;
    events.track[i] = trackRow.get(track)!;
    events.value[i] = Number(plays);
  });
  const dataset = createDataset({ users, tracks, events, catalogue: { title: [], artist: [], facts: [] } });
  const split = judgingLists(parseSplit(SPLIT).split(dataset, createRandom(SEED).fork("split")));
  const algorithm = algorithms.find(({ name }) => name === ALGORITHM)!;
  const resolved = resolveConfig(algorithm, {});
  if (!("value" in resolved)) throw new Error("an algorithm takes its defaults");
  const context = { random: createRandom(SEED), pool: createPool(2), report: async () => undefined };
  const recommender = await trainAlgorithm(algorithm, split.train, resolved.value, context);
  const judging = { recommender, split, part: "test", k: [K], random: createRandom(SEED), perListener: true } as const;
  const { perListener } = await evaluate(judging);
  const { ids, lists } = perListener!;
  return { cases: new Map(ids.map((id, i) => [id, caseOf(split, id, lists[i])])), world: worldOf(split) };
}

const positions = (ids: readonly string[]) => new Map(ids.map((id, position) => [id, position]));

function caseOf(split: Split, id: string, list: Int32Array): Case {
  const row = split.listeners.indexOf(split.train.users.indexOf(id)!);
  const idsIn = (matrix: SparseMatrix) => Array.from(rowOf(matrix, row).indices, (track) => split.train.tracks.ids[track]);
  return {
    list: Array.from(list, (track) => split.train.tracks.ids[track]),
    relevant: new Set(idsIn(split.test)),
    known: new Set([...idsIn(split.known), ...idsIn(split.validation)]),
    history: idsIn(split.history),
  };
}

function worldOf({ train }: Split): World {
  const fans = new Map<string, number>();
  let listeners = 0;
  for (let user = 0; user < train.users.size; user++) {
    const { indices } = rowOf(train.plays, user);
    if (indices.length > 0) listeners++;
    for (const track of indices) fans.set(train.tracks.ids[track], (fans.get(train.tracks.ids[track]) ?? 0) + 1);
  }
  return { catalogue: train.tracks.ids, fans, listeners };
}

/** The figures of one list, by their definitions, with sets and loops over ids; it shares nothing with the engine's metrics. */
function score({ list, relevant, history }: Case, { catalogue, fans, listeners }: World): Record<string, number> {
  const top = list.slice(0, K);
  const listed = new Set(top);
  const ranksOfHits = top.flatMap((track, i) => (relevant.has(track) ? [i + 1] : []));
  const [hits, ideal] = [ranksOfHits.length, Math.min(K, relevant.size)];
  let right = 0;
  for (const track of catalogue) if (listed.has(track) === relevant.has(track)) right++;
  let [gain, best, precisions] = [0, 0, 0];
  for (const rank of ranksOfHits) gain += Math.LN2 / Math.log(1 + rank);
  for (let rank = 1; rank <= ideal; rank++) best += Math.LN2 / Math.log(1 + rank);
  ranksOfHits.forEach((rank, earlier) => {
    precisions += (earlier + 1) / rank;
  });
  const [precision, recall] = [hits / K, hits / relevant.size];
  const share = (track: string) => (fans.get(track) ?? 1) / listeners;
  return {
    recall,
    precision,
    f1: hits === 0 ? 0 : (2 * precision * recall) / (precision + recall),
    hit: hits > 0 ? 1 : 0,
    mrr: hits > 0 ? 1 / ranksOfHits[0] : 0,
    ndcg: gain / best,
    map: precisions / ideal,
    accuracy: right / catalogue.length,
    novelty: average(top.map((track) => -Math.log(share(track)) / Math.LN2)),
    "popularity-bias": average(top.map(share)) - average(history.map(share)),
  };
}

const average = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** NaN where one of them is: a missing figure must not pass. */
const largest = (values: readonly number[]) => values.reduce((a, b) => (Number.isNaN(b) || b > a ? b : a), 0);
