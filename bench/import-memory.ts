import { createWriteStream, existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createRandom } from "@segue/kernels";
import { claim, figure, Skipped } from "./kit/claim.js";
import { finish, inTempFolder, secondsSince, start } from "./kit/segue.js";

const SEED = 42;
const SMALL = 300_000;
const LARGE = 3_000_000;
const POLL_MS = 25;

interface Measured {
  /** Peaks of resident memory in MB: of the process that imports, and of the one that was called. */
  readonly workerMb: number;
  readonly callerMb: number;
  readonly seconds: number;
}

export default claim({
  name: "import-memory",
  claim: "An import takes flat memory: ten times the lines need at most half as much again.",
  seed: SEED,
  versionsOf: ["libsql"],
  run: async () => {
    if (!existsSync("/proc/self/status"))
      throw new Skipped("the peaks of other processes are read from /proc, which only Linux has");
    const small = await inTempFolder((folder) => measure(folder, SMALL));
    const large = await inTempFolder((folder) => measure(folder, LARGE));
    const ratio = (of: "workerMb" | "callerMb") => large[of] / small[of];
    const named = (lines: number) => `${lines / 1e6} million lines`;
    return [
      figure({
        what: `importing process, ${named(LARGE)} ÷ ${named(SMALL)}`,
        figure: ratio("workerMb"),
        better: "lower",
        goal: 1.5,
      }),
      figure({
        what: `calling process, ${named(LARGE)} ÷ ${named(SMALL)}`,
        figure: ratio("callerMb"),
        better: "lower",
        goal: 1.5,
      }),
      ...[small, large].flatMap(({ workerMb, callerMb, seconds }, i) => {
        const lines = [SMALL, LARGE][i];
        return [
          figure({ what: `importing process, ${named(lines)}`, figure: workerMb, unit: "MB", better: "lower" }),
          figure({ what: `calling process, ${named(lines)}`, figure: callerMb, unit: "MB", better: "lower" }),
          figure({ what: `speed, ${named(lines)}`, figure: lines / seconds, unit: "lines/s", better: "higher" }),
        ];
      }),
    ];
  },
});

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

/** Plays of 20,000 listeners and 50,000 tracks, the first tracks far more often, a second apart. */
function* table(lines: number): Generator<string> {
  const random = createRandom(SEED);
  const first = Date.UTC(2020, 0, 1);
  yield "user,track,time\n";
  for (let from = 0; from < lines; from += 10_000) {
    let text = "";
    for (let i = from; i < Math.min(lines, from + 10_000); i++) {
      const track = Math.floor(50_000 * random.next() ** 3);
      text += `listener-${random.int(20_000)},track-${track},${new Date(first + i * 1000).toISOString()}\n`;
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
