import { execFileSync } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { createRandom, type Random } from "@segue/kernels";
import { type Figure, figure } from "../claim.js";
import { secondsSince, segue, serve, until } from "../segue.js";
import { check, checkImports, type Harm, noHarm } from "./check.js";
import { loadUntilGone } from "./load.js";
import { nothingTold, type Told } from "./told.js";

export const SEED = 42;
/** How often something is killed; `SEGUE_KILLS` for a shorter look. */
export const KILLS = Number(process.env.SEGUE_KILLS ?? 200);
/** The longest that a server lives, in milliseconds. */
const LIFE = 2500;

/** Another process that may be killed beside the server, and is there again afterwards. */
export interface Companion {
  readonly pid: number;
  killAndStart(): Promise<void>;
}

/** What was found after {@link KILLS} kills of the server that serves `folder`, of workers and of the companion. */
export async function crash(folder: string, companion?: Companion): Promise<Figure[]> {
  await prepare(folder);
  const random = createRandom(SEED);
  const told = nothingTold();
  const harm = noHarm();
  const starts: number[] = [];
  const killed = { workers: 0, companions: 0 };
  let kills = 0;
  while (kills < KILLS) {
    const begun = performance.now();
    const server = await serve(folder);
    let loaded: Promise<void> | undefined;
    try {
      await until(30, () => server.get("/v1/users/u0/recommendations"));
      starts.push(secondsSince(begun));
      if (starts.length % 10 === 1) await check(server, told, harm);
      loaded = loadUntilGone(server, told, random.fork(`load ${kills}`));
      const also = kills < KILLS - 1 ? random.int(8) : 7;
      if (also < 2 && (await killWorker([server.pid, ...(companion === undefined ? [] : [companion.pid])], random))) {
        killed.workers++;
        kills++;
      } else if (also < 4 && companion !== undefined) {
        await sleep(random.int(1000));
        await companion.killAndStart();
        killed.companions++;
        kills++;
      }
      await sleep(50 + random.int(LIFE));
    } finally {
      await server.kill();
      kills++;
      await loaded;
    }
  }
  return figuresOf(await atTheEnd(folder, told, harm), starts, killed, told);
}

/** Something to learn from, and a model that answers. */
async function prepare(folder: string): Promise<void> {
  const lines = Array.from({ length: 500 }, (_, i) => `s${i % 40},t${(i * 11) % 60}\n`);
  await writeFile(join(folder, "plays.csv"), `user_id,music_id\n${lines.join("")}`);
  await segue(folder, "import", "plays.csv");
  await segue(folder, "train", "item-knn");
}

/** Kills a worker of one of these nodes that runs within the next second or so; tells whether there was one. */
async function killWorker(nodes: readonly number[], random: Random): Promise<boolean> {
  await sleep(random.int(1000));
  const processes = execFileSync("ps", ["-eo", "ppid=,pid="], { encoding: "utf8" }).trim().split("\n");
  const children = processes.map((line) => line.trim().split(/\s+/).map(Number)).filter(([parent]) => nodes.includes(parent!));
  const worker = children[random.int(Math.max(1, children.length))]?.[1];
  if (worker === undefined) return false;
  try {
    process.kill(worker, "SIGKILL");
    return true;
  } catch {
    // It ended by itself in between.
    return false;
  }
}

async function atTheEnd(folder: string, told: Told, harm: Harm): Promise<Harm> {
  const server = await serve(folder);
  try {
    // Half a second or so for each job that was accepted and not yet done.
    await until(600, async () => {
      await sleep(500);
      const jobs = await server.get<{ items: { state: string }[] }>("/v1/jobs?limit=1000");
      return jobs?.items.every(({ state }) => state !== "queued" && state !== "running") || undefined;
    });
    await check(server, told, harm);
    await checkImports(server, told, harm);
  } finally {
    await server.stop();
  }
  return harm;
}

const figuresOf = (harm: Harm, starts: readonly number[], killed: { workers: number; companions: number }, told: Told) => [
  figure({
    what: `kills, of which ${killed.workers} hit a job's process alone, and ${killed.companions} a node that only works`,
    figure: KILLS,
    better: "higher",
  }),
  none(`acknowledged events lost, of ${told.acknowledged.size}`, harm.lost),
  none("events doubled", harm.doubled),
  none("models in the registry that do not answer", harm.halfModels),
  none(`accepted jobs lost, of ${told.jobs.size}`, harm.lostJobs),
  none(`imports neither whole nor gone, of ${told.nextImport}`, harm.halfImports),
  figure({
    what: "restart until the first recommendation, slowest",
    figure: Math.max(...starts),
    unit: "s",
    better: "lower",
    goal: 3,
  }),
];

const none = (what: string, count: number) => figure({ what, figure: count, better: "lower", goal: 0 });
