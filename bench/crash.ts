import { execFileSync } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { createRandom, type Random } from "@segue/kernels";
import { claim, figure } from "./kit/claim.js";
import { check, checkImports, type Harm, noHarm } from "./kit/crashing/check.js";
import { loadUntilGone } from "./kit/crashing/load.js";
import { nothingTold, type Told } from "./kit/crashing/told.js";
import { inTempFolder, type Server, secondsSince, segue, serve, until } from "./kit/segue.js";

const SEED = 42;
const KILLS = 200;
/** The longest that a server lives, in milliseconds. */
const LIFE = 2500;

export default claim({
  name: "crash",
  claim: `kill -9 of server or worker ${KILLS} times at random moments under events, imports and trainings: nothing acknowledged is lost or doubled, nothing half-done is visible.`,
  seed: SEED,
  versionsOf: ["libsql"],
  run: () =>
    inTempFolder(async (folder) => {
      await prepare(folder);
      const random = createRandom(SEED);
      const told = nothingTold();
      const harm = noHarm();
      const starts: number[] = [];
      let workers = 0;
      for (let kills = 0; kills < KILLS; kills++) {
        const begun = performance.now();
        const server = await serve(folder);
        let loaded: Promise<void> | undefined;
        try {
          await until(30, () => server.get("/v1/users/u0/recommendations"));
          starts.push(secondsSince(begun));
          if (kills % 10 === 0) await check(server, told, harm);
          loaded = loadUntilGone(server, told, random.fork(`load ${kills}`));
          if (kills < KILLS - 1 && random.int(4) === 0 && (await killWorker(server, random))) {
            workers++;
            kills++;
          }
          await sleep(50 + random.int(LIFE));
        } finally {
          await server.kill();
          await loaded;
        }
      }
      return figuresOf(await atTheEnd(folder, told, harm), starts, workers, told);
    }),
});

/** Something to learn from, and a model that answers. */
async function prepare(folder: string): Promise<void> {
  const lines = Array.from({ length: 500 }, (_, i) => `s${i % 40},t${(i * 11) % 60}\n`);
  await writeFile(join(folder, "plays.csv"), `user_id,music_id\n${lines.join("")}`);
  await segue(folder, "import", "plays.csv");
  await segue(folder, "train", "item-knn");
}

/** Kills a worker that runs within the next second or so; tells whether there was one. */
async function killWorker(server: Server, random: Random): Promise<boolean> {
  await sleep(random.int(1000));
  const processes = execFileSync("ps", ["-eo", "ppid=,pid="], { encoding: "utf8" }).trim().split("\n");
  const children = processes.map((line) => line.trim().split(/\s+/).map(Number)).filter(([parent]) => parent === server.pid);
  const worker = children[0]?.[1];
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

const figuresOf = (harm: Harm, starts: readonly number[], workers: number, told: Told) => [
  figure({ what: `kills, of which ${workers} hit a worker alone`, figure: KILLS, better: "higher" }),
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
