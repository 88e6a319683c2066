import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { compiled } from "../compiled.js";
import { pythonPackage } from "../racing/python-package.js";
import { openRunner } from "../racing/runner.js";
import { inTempFolder } from "../segue.js";
import type { Ask, Told } from "./ours.mjs";

/** How PyTorch does it: where there are several ways, the faster one is what counts. */
export interface Way {
  /** Tables of tracks with sparse gradients, and Adam for these. */
  readonly sparse?: boolean;
  readonly channelsLast?: boolean;
}

export interface Stepping {
  /** Of networks.mts. */
  readonly network: string;
  readonly threads: number;
  readonly ways: readonly Way[];
}

/** Medians of a step, in milliseconds. */
export interface Stepped {
  readonly ours: number;
  /** By the fastest way. */
  readonly theirs: number;
  /** The largest share by which the losses of the first steps differ from those of the first way. */
  readonly difference: number;
}

/** The library that is raced against, pinned. */
const TORCH = "torch==2.13.0";
const FIRST_STEPS = 10;
/** Both do so many steps by turns, so often. */
const STEPS = 8;
const ROUNDS = 8;

/** Runs both by turns, each in a process of its own, after the steps by which their losses are compared. */
export async function race({ network, threads, ways }: Stepping): Promise<Stepped> {
  const python = pythonPackage(TORCH);
  const program = await compiled(new URL(".", import.meta.url), ["ours", "networks"]);
  return inTempFolder(async (folder) => {
    const open = openRunner<Ask, Told>;
    const ours = await open(process.execPath, [program, folder, network, String(threads)], {});
    const theirs = await Promise.all(
      ways.map(({ sparse = false, channelsLast = false }) => {
        const settings = JSON.stringify({ threads, sparse, channelsLast });
        const env = { PYTHONPATH: python, OMP_NUM_THREADS: String(threads), ...allocator() };
        return open("python3", [path("theirs.py"), folder, network, settings], env);
      }),
    );
    const runners = [ours, ...theirs];
    const first: Told[] = [];
    for (const runner of runners) first.push(await runner.ask({ steps: FIRST_STEPS }));
    const times = runners.map((): number[] => []);
    for (let round = 0; round < ROUNDS; round++)
      for (const [i, runner] of runners.entries()) times[i]!.push(...(await runner.ask({ steps: STEPS })).milliseconds);
    await Promise.all(runners.map((runner) => runner.close()));
    const [our, ...their] = times.map(median);
    return { ours: our!, theirs: Math.min(...their), difference: differenceOf(first[0]!.losses, first[1]!.losses) };
  });
}

const path = (file: string) => fileURLToPath(new URL(file, import.meta.url));

const LIBRARIES = ["/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu", "/usr/lib64", "/usr/lib"];
const ALLOCATORS = ["libtcmalloc_minimal.so.4", "libtcmalloc.so.4"];

/** tcmalloc where the machine has it; otherwise that of libc, told to keep its memory: as it is set, it asks the system for it in each step. */
function allocator(): Record<string, string> {
  const found = LIBRARIES.flatMap((folder) => ALLOCATORS.map((name) => join(folder, name))).find(existsSync);
  return found === undefined
    ? { MALLOC_MMAP_MAX_: "0", MALLOC_TRIM_THRESHOLD_: "-1", MALLOC_TOP_PAD_: "268435456" }
    : { LD_PRELOAD: found };
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)]!;
}

const differenceOf = (ours: readonly number[], theirs: readonly number[]) =>
  Math.max(...ours.map((loss, i) => Math.abs(loss - theirs[i]!) / Math.abs(theirs[i]!)));
