import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import {
  algorithms,
  createRanking,
  datasetFromPairs,
  excludeHeard,
  recommend,
  resolveConfig,
  trainAlgorithm,
} from "@segue/engine";
import { createPool, createRandom, rowOf } from "@segue/kernels";
import { readJudged, readMatrix } from "./matrix-files.mjs";

// One task of a race by this program: runs it for each line on standard input, and answers with a line of JSON, as theirs.py does.

/** What is asked in a line. */
export interface Ask {
  /** To train; to recommend to every listener; to write down the lists of those that are judged. */
  readonly do: "train" | "recommend" | "judge";
  readonly seed: number;
}

export interface Told {
  readonly seconds: number;
  /** The most that the process has held so far. */
  readonly megabytes: number;
}

/** Listeners who are answered together. */
const BATCH = 4096;

const [folder, task, settings] = process.argv.slice(2) as [string, string, string];
const { n, threads, ...wish } = JSON.parse(settings) as { n: number; threads: number };
const plays = await readMatrix(folder, "train");
const pool = createPool(threads);
const algorithm = algorithms.find(({ name }) => name === task)!;
const resolved = resolveConfig(algorithm, wish);
if (!("value" in resolved)) throw new Error(JSON.stringify(resolved.problems));
const popularity = new Float32Array(plays.cols);
for (const track of plays.indices) popularity[track]! += 1;
let model: Parameters<typeof recommend>[0] | undefined;

console.log("ready");
for await (const line of createInterface({ input: process.stdin })) {
  const ask = JSON.parse(line) as Ask;
  const seconds = ask.do === "train" ? await train(ask.seed) : await lists(ask.do);
  console.log(JSON.stringify({ seconds, megabytes: process.resourceUsage().maxRSS / 1024 } satisfies Told));
}

async function train(seed: number): Promise<number> {
  if (!("value" in resolved)) throw new Error("checked above");
  const context = { random: createRandom(seed), pool, report: async () => undefined };
  const begun = performance.now();
  const recommender = await trainAlgorithm(algorithm, { ...datasetFromPairs([]), plays }, resolved.value, context);
  const seconds = (performance.now() - begun) / 1000;
  model = { recommender, popularity, ranking: createRanking(popularity) };
  return seconds;
}

async function lists(what: "recommend" | "judge"): Promise<number> {
  const all = Int32Array.from({ length: plays.rows }, (_, row) => row);
  const rows = what === "judge" ? await readJudged(folder) : all;
  const found = new Int32Array(rows.length * n).fill(-1);
  const begun = performance.now();
  for (let from = 0; from < rows.length; from += BATCH) {
    const queries = Array.from(rows.subarray(from, from + BATCH), (row) => ({ history: rowOf(plays, row) }));
    const answers = await recommend(model!, queries, n, [excludeHeard], pool);
    answers.forEach(({ items }, q) => {
      items.forEach(({ track }, i) => {
        found[(from + q) * n + i] = track;
      });
    });
  }
  const seconds = (performance.now() - begun) / 1000;
  if (what === "judge") await writeFile(join(folder, "ours"), found);
  return seconds;
}
