import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { rowOf, type SparseMatrix } from "@segue/kernels";
import { compiled } from "../compiled.js";
import { inTempFolder } from "../segue.js";
import { raceData } from "./data.js";
import { readJudged, readNumbers, writeMatrix } from "./matrix-files.mjs";
import type { Ask, Told } from "./ours.mjs";
import { pythonPackage } from "./python-package.js";
import { openRunner } from "./runner.js";

/** What two programs do by turns, on the same data. */
export interface Race {
  readonly data: string;
  /** The algorithm's name here, and in theirs.py. */
  readonly task: string;
  readonly ours: Readonly<Record<string, unknown>>;
  readonly theirs: Readonly<Record<string, unknown>>;
  /** How often each is run. */
  readonly rounds: number;
  /** Whether both recommend to everybody, too, and are judged by that. */
  readonly recommends: boolean;
}

/** One program's best time of all rounds, in seconds, and what it came to. */
export interface Result {
  readonly train: number;
  readonly recommend: number;
  readonly megabytes: number;
  /** Mean of all rounds. */
  readonly ndcg: number;
}

/** Tracks of a list, threads, and how many listeners are judged at most. */
const N = 20;
const THREADS = 2;
const JUDGED = 10_000;
/** Length of the lists that are judged. */
const K = 10;

/** Runs both, one after the other in each round, each in a process of its own that has read the data before. */
export async function race({ data, task, ours, theirs, rounds, recommends }: Race): Promise<{ ours: Result; theirs: Result }> {
  const python = pythonPackage("implicit==0.7.3");
  const program = await compiled(new URL(".", import.meta.url), ["ours", "matrix-files"]);
  return inTempFolder(async (folder) => {
    const test = await prepare(folder, data);
    const settings = (wish: object) => JSON.stringify({ ...wish, n: N, threads: THREADS });
    const runners = {
      ours: await openRunner<Ask, Told>(process.execPath, [program, folder, task, settings(ours)], {}),
      theirs: await openRunner<Ask, Told>("python3", [path("theirs.py"), folder, task, settings(theirs)], {
        PYTHONPATH: python,
        // implicit has threads of its own, which those of the library below would get in the way of; numpy has none but these.
        OPENBLAS_NUM_THREADS: task === "ease" ? String(THREADS) : "1",
      }),
    };
    const results = { ours: [] as Result[], theirs: [] as Result[] };
    for (let round = 0; round < rounds; round++) {
      for (const side of ["theirs", "ours"] as const) {
        const ask = (what: Ask["do"]) => runners[side].ask({ do: what, seed: 42 + round });
        const train = await ask("train");
        const recommend = recommends ? await ask("recommend") : train;
        const last = recommends ? await ask("judge") : recommend;
        const ndcg = recommends ? await judge(folder, side, test) : Number.NaN;
        results[side].push({ train: train.seconds, recommend: recommend.seconds, megabytes: last.megabytes, ndcg });
      }
    }
    await Promise.all(Object.values(runners).map((runner) => runner.close()));
    return { ours: best(results.ours), theirs: best(results.theirs) };
  });
}

const path = (file: string) => fileURLToPath(new URL(file, import.meta.url));

/** Writes down what both read; the test part. */
async function prepare(folder: string, data: string): Promise<SparseMatrix> {
  const { train, test } = await raceData[data]!();
  await writeMatrix(folder, "train", train);
  const judged = Int32Array.from({ length: test.rows }, (_, row) => row).filter(
    (row) => test.indptr[row + 1]! > test.indptr[row]!,
  );
  const step = Math.max(1, judged.length / JUDGED);
  await writeFile(
    join(folder, "rows"),
    Int32Array.from({ length: Math.floor(judged.length / step) }, (_, i) => judged[Math.floor(i * step)]!),
  );
  return test;
}

/** NDCG of the lists that a side wrote down. */
async function judge(folder: string, side: "ours" | "theirs", test: SparseMatrix): Promise<number> {
  const rows = await readJudged(folder);
  const lists = await readNumbers(join(folder, side), new Int32Array(rows.length * N));
  let sum = 0;
  rows.forEach((row, at) => {
    const wanted = new Set(rowOf(test, row).indices);
    let [gain, ideal] = [0, 0];
    for (let i = 0; i < K; i++) {
      if (wanted.has(lists[at * N + i]!)) gain += 1 / Math.log2(i + 2);
      if (i < wanted.size) ideal += 1 / Math.log2(i + 2);
    }
    sum += gain / ideal;
  });
  return sum / rows.length;
}

function best(rounds: readonly Result[]): Result {
  const least = (of: (result: Result) => number) => Math.min(...rounds.map(of));
  return {
    train: least(({ train }) => train),
    recommend: least(({ recommend }) => recommend),
    megabytes: Math.max(...rounds.map(({ megabytes }) => megabytes)),
    ndcg: rounds.reduce((total, { ndcg }) => total + ndcg, 0) / rounds.length,
  };
}
