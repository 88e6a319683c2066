import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { createRandom, type Random } from "@segue/kernels";
import { claim, figure } from "./kit/claim.js";
import { check, checkImports, type Harm, noHarm } from "./kit/crashing/check.js";
import { importFile, LISTENERS, sendEvents, train } from "./kit/crashing/load.js";
import { nothingTold, type Told } from "./kit/crashing/told.js";
import { anyOf, type Node, type Seen } from "./kit/nodes/cluster.js";
import { onPostgres } from "./kit/postgres.js";
import { type Api, type Process, segue, serve, until, work } from "./kit/segue.js";

const SEED = 42;
/** How often a node is stopped and started again; `SEGUE_STOPS` for a shorter look. */
const STOPS = Number(process.env.SEGUE_STOPS ?? 60);
/** The longest between two of them, in milliseconds. */
const PAUSE = 4000;

export default claim({
  name: "nodes",
  claim: `Two API nodes and two that only work on one PostgreSQL, each stopped (SIGTERM and kill -9 in turns) and started again, ${STOPS} times in all, under events, imports, trainings and recommendations: nothing acknowledged is lost or doubled, every accepted job ends, no answer of 500 but 503.`,
  seed: SEED,
  versionsOf: ["pg"],
  run: () =>
    onPostgres(async (folder) => {
      await prepare(folder);
      const random = createRandom(SEED);
      const told = nothingTold();
      const seen: Seen = { answers: 0, turnedAway: 0, errors: [] };
      const servers = ["api 1", "api 2"].map((name) => node(name, () => serve(folder, "--jobs", "0")));
      const workers = ["worker 1", "worker 2"].map((name) => node(name, () => work(folder, "--jobs", "1")));
      const nodes = [...servers, ...workers];
      const api = anyOf(servers, seen);
      try {
        for (const each of nodes) each.current = await each.start();
        const over = new AbortController();
        const loaded = load(api, told, random, over.signal);
        await Promise.race([stopInTurns(nodes, random), loaded]);
        over.abort();
        await loaded;
        return figuresOf(told, seen, await atTheEnd(api, told));
      } finally {
        for (const { current } of nodes) await current?.stop();
      }
    }),
});

const node = <P extends Process>(name: string, start: () => Promise<P>): Node<P> => ({ name, current: undefined, start });

/** Something to learn from, and a model that answers. */
async function prepare(folder: string): Promise<void> {
  const lines = Array.from({ length: 500 }, (_, i) => `s${i % 40},t${(i * 11) % 60}\n`);
  await writeFile(join(folder, "plays.csv"), `user_id,music_id\n${lines.join("")}`);
  await segue(folder, "import", "plays.csv");
  await segue(folder, "train", "item-knn");
}

/** Stops one node after the other, in good order or not, and starts it again: never all of a kind at once. */
async function stopInTurns(nodes: readonly Node[], random: Random): Promise<void> {
  for (let stop = 0; stop < STOPS; stop++) {
    const each = nodes[stop % nodes.length]!;
    const { current } = each;
    each.current = undefined;
    await (Math.floor(stop / nodes.length) % 2 === 0 ? current?.kill() : current?.stop());
    await sleep(random.int(1000));
    each.current = await each.start();
    await sleep(random.int(PAUSE));
  }
}

/** What clients do until it is over. Whoever was asked and did not answer is asked again elsewhere. */
async function load(api: Api, told: Told, random: Random, over: AbortSignal): Promise<void> {
  const untilOver = async (once: () => Promise<void>) => {
    while (!over.aborted) await once();
  };
  const senders = [1, 2, 3].map((i) => {
    const own = random.fork(`sender ${i}`);
    return untilOver(() => sendEvents(api, told, own));
  });
  const recommending = untilOver(async () => {
    const answer = await api.get<{ items: unknown[] }>(`/v1/users/u${random.int(LISTENERS)}/recommendations`);
    if (answer === undefined) throw new Error("no recommendations");
  });
  await Promise.all([
    ...senders,
    recommending,
    untilOver(() => importFile(api, told)),
    untilOver(() => train(api, told, random.fork(`train ${told.jobs.size}`))),
  ]);
}

interface Found {
  readonly harm: Harm;
  readonly unended: number;
  /** Why jobs failed. */
  readonly failed: readonly string[];
}

async function atTheEnd(api: Api, told: Told): Promise<Found> {
  const states = new Map<string, string>();
  const errors: string[] = [];
  await until(300, async () => {
    for (const id of told.jobs) {
      if (["done", "failed", "cancelled"].includes(states.get(id) ?? "")) continue;
      const job = await api.get<{ state: string; kind: string; error: { detail: string } | null }>(`/v1/jobs/${id}`);
      if (job === undefined) continue;
      states.set(id, job.state);
      if (job.error !== null) errors.push(`${job.kind}: ${job.error.detail}`);
    }
    return [...states.values()].every((state) => state !== "queued" && state !== "running") || undefined;
  }).catch(() => undefined);
  const harm = noHarm();
  await check(api, told, harm);
  await checkImports(api, told, harm);
  const count = (wanted: readonly string[]) => [...states.values()].filter((state) => wanted.includes(state)).length;
  return { harm, unended: count(["queued", "running"]), failed: errors };
}

const figuresOf = (told: Told, seen: Seen, { harm, unended, failed }: Found) => [
  none(`acknowledged events lost, of ${told.acknowledged.size}`, harm.lost),
  none("events doubled", harm.doubled),
  none("models in the registry that do not answer", harm.halfModels),
  none(`accepted jobs lost, of ${told.jobs.size}`, harm.lostJobs),
  none("accepted jobs that did not end", unended),
  none(`accepted jobs that failed${firstOf(failed)}`, failed.length),
  none(`imports neither whole nor gone, of ${told.nextImport}`, harm.halfImports),
  none(`answers of 500 and above but 503, of ${seen.answers}${firstOf(seen.errors)}`, seen.errors.length),
  figure({ what: "times that a client had to ask another node", figure: seen.turnedAway, better: "lower" }),
];

const firstOf = ([first]: readonly string[]) => (first === undefined ? "" : ` (${first.slice(0, 200)})`);
const none = (what: string, count: number) => figure({ what, figure: count, better: "lower", goal: 0 });
