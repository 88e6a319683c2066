import { createReadStream, createWriteStream } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { algorithms } from "@segue/engine";
import { claim, type Figure, figure } from "./kit/claim.js";
import { sharedData } from "./kit/data.js";
import type { Judged } from "./kit/documents.js";
import { measureChosen } from "./kit/rows.js";
import { inTempFolder, secondsSince, segue } from "./kit/segue.js";

interface Row {
  readonly name: string;
  /** What `segue evaluate` is told; the name unless given. */
  readonly subject?: string;
  /** P@20 and MRR@20 in percent, to reach by the defaults. */
  readonly goals?: readonly [precision: number, rank: number];
  /** The algorithm that is judged on the same cases, and the points of P@20 and MRR@20 by which it is to be left behind. */
  readonly above?: { readonly name: string; readonly points: readonly [precision: number, rank: number] };
}

const OUTSIDE = "segue next";
const SESSIONS_GOALS = [23.8, 10.4] as const;
const ABOVE_KNN = { name: "session-knn", points: [1.8, 0.9] } as const;
/** The children that `rerank` has by default, and a network. */
const CHILDREN_WITH_GRU = [...childrenOf("rerank"), { algorithm: "gru", config: {} }];
const rows: readonly Row[] = [
  { name: "popularity" },
  { name: "item-knn" },
  { name: "sequential-rules", goals: [17.9, 8.7] },
  { name: "session-knn", goals: SESSIONS_GOALS },
  { name: "gru", goals: [22, 8.8] },
  { name: "transformer", goals: [22, 8.8] },
  { name: "cnn-next" },
  { name: "rerank", above: ABOVE_KNN },
  { name: "rerank with gru", subject: `rerank:children=${JSON.stringify(CHILDREN_WITH_GRU)}`, above: ABOVE_KNN },
  { name: OUTSIDE, goals: SESSIONS_GOALS },
];

const K = 20;
const SEED = 42;

export default claim({
  name: "next-track",
  claim:
    "On nowplaying (128,077 sessions of 60,416 tracks) the next track is found after every proper beginning of the latest tenth of the sessions, repeats included, by models that learned from what is earlier; and `segue next`, told those beginnings one by one, finds the same.",
  seed: SEED,
  run: () => measureChosen("next-track", rows, (row) => (row.name === OUTSIDE ? judgedOutside(row) : judgedInside(row))),
});

function childrenOf(name: string): readonly unknown[] {
  const { config } = algorithms.find((algorithm) => algorithm.name === name)!;
  return (config.properties as Record<string, { readonly default?: readonly unknown[] }>).children!.default!;
}

/** As the program judges itself. */
function judgedInside({ name, subject = name, goals, above }: Row): Promise<Figure[]> {
  return inTempFolder(async (folder) => {
    await segue(folder, "import", join(sharedData("nowplaying"), "sessions.txt"));
    const split = `--split sessions:0.8,0.1,0.1 --k ${K} --seed ${SEED}`.split(" ");
    const rivals = above === undefined ? [] : [above.name];
    const [judged, rival] = (await segue<Judged>(folder, "evaluate", subject, ...rivals, ...split)) as [Judged, Judged?];
    const [hit, mrr] = [`hit@${K}`, `mrr@${K}`];
    return [
      inPercent(`${name}: P@${K}`, judged.metrics[hit]!, goals?.[0]),
      inPercent(`${name}: MRR@${K}`, judged.metrics[mrr]!, goals?.[1]),
      figure({ what: `${name}: training`, figure: judged.seconds.train, unit: "s", better: "lower", goal: 1800 }),
      ...(above === undefined || rival === undefined
        ? []
        : [hit, mrr].map((metric, i) => {
            const lead = 100 * (judged.metrics[metric]!.value - rival.metrics[metric]!.value);
            const what = `${name}: ${metric === hit ? "P" : "MRR"}@${K} above ${above.name}`;
            return figure({ what, figure: lead, unit: "points", better: "higher", goal: above.points[i]! });
          })),
    ];
  });
}

const inPercent = (what: string, { value, low, high }: { value: number; low: number; high: number }, goal?: number) =>
  figure({
    what,
    figure: 100 * value,
    low: 100 * low,
    high: 100 * high,
    unit: "%",
    better: "higher",
    ...(goal === undefined ? {} : { goal }),
  });

/** As a user finds out who has only the command line: train on the earlier sessions, ask for the rest, count. */
function judgedOutside({ name, goals }: Row): Promise<Figure[]> {
  return inTempFolder(async (folder) => {
    const lines = (await readFile(join(sharedData("nowplaying"), "sessions.txt"), "utf8")).trimEnd().split("\n");
    const cut = lines.length - Math.floor(lines.length / 10);
    await writeFile(join(folder, "earlier.txt"), lines.slice(0, cut).join("\n"));
    await segue(folder, "import", "earlier.txt");
    await segue(folder, "train", "session-knn", "--seed", String(SEED));
    const later = lines.slice(cut).map((line) => line.trim().split(/ +/));
    await pipeline(Readable.from(beginnings(later)), createWriteStream(join(folder, "asked.jsonl")));
    const begun = performance.now();
    await segue(folder, ..."next --sessions asked.jsonl --model session-knn --out told.jsonl -n".split(" "), String(K));
    const seconds = secondsSince(begun);
    const { count, hits, ranks } = await counted(join(folder, "told.jsonl"), later);
    const told = (what: string, sum: number, goal: number) =>
      figure({ what: `${name}: ${what}@${K} of session-knn`, figure: (100 * sum) / count, unit: "%", better: "higher", goal });
    return [
      told("P", hits, goals![0]),
      told("MRR", ranks, goals![1]),
      figure({
        what: `${name}: beginnings answered, start included`,
        figure: count / seconds,
        unit: "/s",
        better: "higher",
      }),
    ];
  });
}

function* beginnings(sessions: readonly (readonly string[])[]): Generator<string> {
  for (const session of sessions)
    for (let next = 1; next < session.length; next++) yield `${JSON.stringify({ session: session.slice(0, next) })}\n`;
}

async function counted(file: string, sessions: readonly (readonly string[])[]) {
  const targets = sessions.flatMap((session) => session.slice(1));
  let [count, hits, ranks] = [0, 0, 0];
  for await (const line of createInterface({ input: createReadStream(file) })) {
    const rank = (JSON.parse(line) as { items: string[] }).items.indexOf(targets[count++]!) + 1;
    if (rank > 0) [hits, ranks] = [hits + 1, ranks + 1 / rank];
  }
  if (count !== targets.length) throw new Error(`${count} answers to ${targets.length} questions`);
  return { count, hits, ranks };
}
