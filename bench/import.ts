import { createWriteStream, existsSync, rmSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createRandom } from "@segue/kernels";
import { claim, figure, Skipped } from "./kit/claim.js";
import { finish, inTempFolder, secondsSince, start } from "./kit/segue.js";

const SEED = 42;
const LINES = Number(process.env.SEGUE_PROVE_LINES ?? 10_000_000);
const LISTENERS = 20_000;
const TRACKS = 50_000;
const FIRST = Date.UTC(2020, 0, 1);
const POLL_MS = 25;
/** Rows that the bare insert puts into one transaction. */
const BATCH = 10_000;

interface Measured {
  /** Peaks of resident memory in MB: of the process that imports, and of the one that was called. */
  readonly workerMb: number;
  readonly callerMb: number;
  readonly seconds: number;
}

export default claim({
  name: "import",
  claim:
    "Ten million lines of CSV are imported in 300 MB of memory, durably, at 60 % or more of the rate of a bare batched insert of the same rows " +
    "into the same tables.",
  seed: SEED,
  versionsOf: ["libsql"],
  run: () =>
    inTempFolder(async (folder) => {
      if (!existsSync("/proc/self/status"))
        throw new Skipped("the peaks of other processes are read from /proc, which only Linux has");
      await pipeline(Readable.from(table(LINES)), createWriteStream(join(folder, "plays.csv")));
      const { workerMb, callerMb, seconds } = await measure(folder, LINES);
      rmSync(join(folder, "plays.csv"));
      const bare = bareInsert(join(folder, "segue-data", "segue.db"));
      const named = `${LINES / 1e6} million lines`;
      return [
        figure({ what: `importing process, ${named}`, figure: workerMb, unit: "MB", better: "lower", goal: 300 }),
        figure({ what: `calling process, ${named}`, figure: callerMb, unit: "MB", better: "lower", goal: 300 }),
        figure({ what: "rate of the import ÷ rate of the bare insert", figure: bare / seconds, better: "higher", goal: 0.6 }),
        figure({ what: "rate of the import", figure: LINES / seconds, unit: "lines/s", better: "higher" }),
        figure({ what: "rate of the bare insert", figure: LINES / bare, unit: "rows/s", better: "higher" }),
      ];
    }),
});

/**
 * Seconds for the same rows, ready in memory as numbers, in the order of the file, into the tables of the store that the import made,
 * emptied: one prepared statement, {@link BATCH} rows a transaction, each on the disk before the next.
 */
function bareInsert(file: string): number {
  const Libsql = createRequire(new URL("../packages/service/package.json", import.meta.url))("libsql");
  const db = new Libsql(file);
  db.exec("pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on");
  const [batch] = db.prepare("select max(batch) from events").raw().get();
  db.exec("delete from events");
  db.exec("vacuum");
  const numbers = (table: string, prefix: string) => {
    const rows = db.prepare(`select id, pk from ${table}`).raw().all() as [string, number][];
    return Int32Array.from(
      rows.sort(([a], [b]) => Number(a.slice(prefix.length)) - Number(b.slice(prefix.length))),
      ([, pk]) => pk,
    );
  };
  const [users, tracks] = [numbers("users", "listener-"), numbers("tracks", "track-")];
  const random = createRandom(SEED);
  const insert = db.prepare(
    "insert into events (batch, user_pk, seq, track_pk, kind, value, at, duration) values (?, ?, ?, ?, 0, 1, ?, null)",
  );
  const begun = performance.now();
  for (let from = 0; from < LINES; from += BATCH) {
    db.exec("begin");
    for (let i = from; i < Math.min(LINES, from + BATCH); i++) {
      const track = Math.floor(TRACKS * random.next() ** 3);
      insert.run(batch, users[random.int(LISTENERS)]!, i, tracks[track] ?? tracks[0]!, FIRST + i * 1000);
    }
    db.exec("commit");
  }
  const seconds = secondsSince(begun);
  db.close();
  return seconds;
}

async function measure(folder: string, lines: number): Promise<Measured> {
  await pipeline(Readable.from(table(lines)), createWriteStream(join(folder, "plays.csv")));
  const begun = performance.now();
  const program = start(folder, ["import", "plays.csv", "--json"]);
  const peaks = { workerMb: 0, callerMb: 0 };
  let polling = false;
  const poll = async () => {
    if (polling) return;
    polling = true;
    peaks.callerMb = Math.max(peaks.callerMb, await peakMb(program.pid!));
    for (const child of await childrenOf(program.pid!)) peaks.workerMb = Math.max(peaks.workerMb, await peakMb(child));
    polling = false;
  };
  const timer = setInterval(poll, POLL_MS);
  try {
    const [{ rows }] = await finish<{ rows: { kept: number } }>(program, ["import", "plays.csv"]);
    if (rows.kept !== lines) throw new Error(`kept ${rows.kept} of ${lines} lines`);
  } finally {
    clearInterval(timer);
  }
  if (peaks.workerMb === 0) throw new Error("no importing process was seen");
  return { ...peaks, seconds: secondsSince(begun) };
}

/** Plays of {@link LISTENERS} and {@link TRACKS}, the first tracks far more often, a second apart. */
function* table(lines: number): Generator<string> {
  const random = createRandom(SEED);
  yield "user,track,time\n";
  for (let from = 0; from < lines; from += 10_000) {
    let text = "";
    for (let i = from; i < Math.min(lines, from + 10_000); i++) {
      const track = Math.floor(TRACKS * random.next() ** 3);
      text += `listener-${random.int(LISTENERS)},track-${track},${new Date(FIRST + i * 1000).toISOString()}\n`;
    }
    yield text;
  }
}

/** Found by their parent's id, the second cell after the name in parentheses (`man proc_pid_stat`). */
async function childrenOf(parent: number): Promise<number[]> {
  const pids = (await readdir("/proc")).filter((name) => /^\d+$/.test(name)).map(Number);
  const parents = await Promise.all(pids.map(parentOf));
  return pids.filter((_, i) => parents[i] === parent);
}

async function parentOf(pid: number): Promise<number | undefined> {
  const stat = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => undefined); // It has ended.
  return stat === undefined ? undefined : Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]);
}

/** The most memory that was ever resident, in MB; 0 where the process has ended. */
async function peakMb(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, "utf8").catch(() => "");
  return Number(/^VmHWM:\s+(\d+) kB/m.exec(status)?.[1] ?? 0) / 1024;
}
