import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { createRandom } from "@segue/kernels";
import { claim, figure } from "./kit/claim.js";
import { check, checkImports, type Harm, noHarm } from "./kit/crashing/check.js";
import { nothingTold } from "./kit/crashing/told.js";
import { loadUntil, post, type Seen } from "./kit/filling-up/load.js";
import { finish, inTempFolder, type Server, secondsSince, segue, serve, start, until } from "./kit/segue.js";
import { onSmallDisk } from "./kit/small-disk.js";

const SEED = 42;
const ROUNDS = 6;
const MEGABYTES = 96;
/** How full the disk is when the writing begins: at most so many bytes are free. */
const MOST_LEFT = 2 ** 21;
/** How long everything writes, most of it on a full disk, in milliseconds. */
const LASTS = 4000;
/** How long no job may end before those that are left are said to be stuck, in milliseconds. */
const PATIENCE = 30_000;

/** What was found wrong beside lost or half-done work. */
interface Wrong {
  /** Keys that were acknowledged and do not open anything. */
  lostKeys: number;
  /** Jobs that ended otherwise than well or for want of room. */
  readonly jobs: Map<string, string>;
  /** Jobs that did not end though there was room again. */
  stuck: number;
  /** The longest until something was written again once there was room, in seconds. */
  slowest: number;
}

export default claim({
  name: "full-disk",
  claim: `A disk that fills up ${ROUNDS} times under events, uploads, imports, trainings, keys, exports, lists and backups: what was acknowledged is there, the rest is refused as disk-full, reads are answered meanwhile and writes again as soon as there is room.`,
  seed: SEED,
  versionsOf: ["libsql", "@duckdb/node-api"],
  run: () =>
    inTempFolder((folder) =>
      onSmallDisk(folder, MEGABYTES, async (disk) => {
        const data = join(disk.folder, "data");
        await prepare(folder, data);
        const random = createRandom(SEED);
        const seen: Seen = { ...nothingTold(), keys: [], refused: 0, wrong: [], reads: 0, failedReads: [] };
        const harm = noHarm();
        const wrong: Wrong = { lostKeys: 0, jobs: new Map(), stuck: 0, slowest: 0 };
        let server = await serve(folder, "--data", data);
        try {
          for (let round = 0; round < ROUNDS; round++) {
            const fresh = await freshKeys(server);
            await disk.leave(random.int(MOST_LEFT));
            await loadUntil(AbortSignal.timeout(LASTS), server, seen, fresh, random.fork(`round ${round}`));
            // Every other time it is killed while the disk is full, and has to make do with what it left behind.
            if (round % 2 === 1) {
              await server.kill();
              await startOnFullDisk(folder, data);
              await disk.free();
              server = await serve(folder, "--data", data);
            } else await disk.free();
            wrong.slowest = Math.max(wrong.slowest, await writesAgain(server, seen));
            await settle(server, seen, wrong);
            await check(server, seen, harm);
          }
          await checkImports(server, seen, harm);
          await checkKeys(server, seen, wrong);
        } finally {
          await server.stop();
        }
        return figuresOf(seen, harm, wrong, await leftOver(folder, data));
      }),
    ),
});

async function prepare(folder: string, data: string): Promise<void> {
  const lines = Array.from({ length: 500 }, (_, i) => `s${i % 40},t${(i * 11) % 60}\n`);
  await writeFile(join(folder, "plays.csv"), `user_id,music_id\n${lines.join("")}`);
  await segue(folder, "import", "plays.csv", "--data", data);
  await segue(folder, "train", "item-knn", "--data", data);
}

async function freshKeys(server: Server): Promise<string[]> {
  const make = () => server.post<{ key: string }>("/v1/keys", { name: "fresh", scopes: ["recommend"] });
  return (await Promise.all(Array.from({ length: 20 }, make))).map(({ key }) => key);
}

/** A start on a full disk either serves or says what is wrong. */
async function startOnFullDisk(folder: string, data: string): Promise<void> {
  const args = ["models", "list", "--data", data, "--json"];
  await finish(start(folder, args), args).catch((thrown: Error) => {
    if (!/ended with 1: segue: No space is left on the disk/.test(thrown.message)) throw thrown;
  });
}

/** Seconds until an event is acknowledged. */
async function writesAgain(server: Server, seen: Seen): Promise<number> {
  const begun = performance.now();
  const id = `e${seen.nextEvent++}`;
  const event = { id, user: `u${Number(id.slice(1)) % 8}`, track: "t1" };
  await until(30, () => post(server, seen, "/v1/events", { events: [event] }));
  seen.acknowledged.add(id);
  return secondsSince(begun);
}

interface JobSeen {
  readonly id: string;
  readonly kind: string;
  readonly state: string;
  readonly error: { readonly code: string } | null;
}

/** Waits until every job has ended, or none has for a while, and looks how. */
async function settle(server: Server, seen: Seen, wrong: Wrong): Promise<void> {
  const unended = async () => {
    const all = (await server.get<{ items: JobSeen[] }>("/v1/jobs?limit=1000"))!.items;
    return { all, left: all.filter(({ state }) => state === "queued" || state === "running").length };
  };
  for (let last = 0, since = performance.now(); ; await sleep(200)) {
    const { all, left } = await unended();
    if (left !== last) [last, since] = [left, performance.now()];
    if (left > 0 && performance.now() - since < PATIENCE) continue;
    wrong.stuck += left;
    const odd = all.filter(({ state, error }) => state === "failed" && error?.code !== "disk-full");
    for (const { id, kind, error } of odd) wrong.jobs.set(id, `${kind}: ${JSON.stringify(error)}`);
    break;
  }
  // What jobs made takes room; the next round fills the disk anew.
  for (const id of seen.jobs) await fetch(new URL(`/v1/jobs/${id}/output`, server.url), { method: "DELETE" });
}

async function checkKeys(server: Server, seen: Seen, wrong: Wrong): Promise<void> {
  for (const key of seen.keys) {
    const headers = { authorization: `Bearer ${key}` };
    const answer = await fetch(new URL("/v1/users/u0/recommendations", server.url), { headers });
    if (!answer.ok) wrong.lostKeys++;
  }
}

/** What the doctor finds wrong once all is over, and what half-done work it finds. */
async function leftOver(folder: string, data: string): Promise<string[]> {
  const program = start(folder, ["doctor", "--data", data, "--json"]);
  let said = "";
  program.stdout!.setEncoding("utf8").on("data", (text: string) => {
    said += text;
  });
  await new Promise((resolve) => program.once("close", resolve));
  const { findings } = JSON.parse(said) as { findings: { check: string; level: string; text: string }[] };
  const matters = findings.filter(({ check }) => check !== "space"); // The disk is small, as it was meant to be.
  return matters
    .filter(({ check, level }) => level === "problem" || (check === "leftovers" && level !== "ok"))
    .map(({ text }) => text);
}

function figuresOf(seen: Seen, harm: Harm, wrong: Wrong, left: readonly string[]) {
  for (const text of [...left, ...wrong.jobs.values(), ...seen.wrong, ...seen.failedReads].slice(0, 10))
    console.log(`  wrong: ${text}`);
  return [
    figure({ what: "writes refused as disk-full", figure: seen.refused, better: "higher", goal: 50 }),
    none("writes answered otherwise than by success or disk-full", seen.wrong.length),
    none(`acknowledged events lost, of ${seen.acknowledged.size}`, harm.lost + harm.doubled),
    none(`acknowledged keys lost, of ${seen.keys.length}`, wrong.lostKeys),
    none(`accepted jobs lost, of ${seen.jobs.size}`, harm.lostJobs),
    none("jobs that failed for another reason", wrong.jobs.size),
    none("jobs that did not end once there was room", wrong.stuck),
    none(`imports neither whole nor gone, of ${seen.nextImport}`, harm.halfImports),
    none("models in the registry that do not answer", harm.halfModels),
    none("half-done work left over, and problems the doctor finds", left.length),
    none(`reads not answered meanwhile, of ${seen.reads}`, seen.failedReads.length),
    figure({ what: "until something is written again", figure: wrong.slowest, unit: "s", better: "lower", goal: 5 }),
  ];
}

const none = (what: string, count: number) => figure({ what, figure: count, better: "lower", goal: 0 });
