import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { onnxruntime } from "@segue/autograd/runtime";
import {
  algorithms,
  createIdIndex,
  createRanking,
  excludeHeard,
  type ModelFiles,
  recommend,
  resolveConfig,
  restoreAlgorithm,
} from "@segue/engine";
import { rowOf, type SparseMatrix } from "@segue/kernels";

/** A trained model with what it is asked. */
export interface Loading {
  readonly algorithm: string;
  readonly files: ModelFiles;
  readonly trackIds: readonly string[];
  /** Each listener's plays, listeners × tracks. */
  readonly plays: SparseMatrix;
  readonly answers: number;
  /** Length of the lists. */
  readonly n: number;
}

export interface Loaded {
  /** Seconds for all answers, one after the other, in a process that has just started, as the service's has. */
  readonly seconds: number;
  /** What a process that answers already grows by where the same model is loaded once more and answers. */
  readonly bytes: number;
}

/** How often the model is loaded for `bytes`. */
const MORE = 16;

/** Measures in a process of its own, in which nothing was trained. */
export async function loadedModel(loading: Loading): Promise<Loaded> {
  const child = fork(fileURLToPath(import.meta.url), { execArgv: ["--import", "tsx", "--expose-gc"], serialization: "advanced" });
  child.send(loading);
  const told = once(child, "message") as Promise<[Loaded]>;
  const ended = once(child, "exit").then(([code]) => Promise.reject(new Error(`measuring a loaded model ended with ${code}`)));
  const [loaded] = await Promise.race([told, ended]);
  await ended.catch(() => {});
  return loaded;
}

if (process.send !== undefined && process.argv[1] === fileURLToPath(import.meta.url)) {
  const [loading] = (await once(process, "message")) as [Loading];
  process.send(await measure(loading));
  process.disconnect();
}

async function measure(loading: Loading): Promise<Loaded> {
  const first = load(loading);
  const begun = performance.now();
  await answer(first, loading);
  const seconds = (performance.now() - begun) / 1000;
  const before = resident();
  const more = [];
  for (let i = 0; i < MORE; i++) {
    const model = load(loading);
    await answer(model, loading);
    more.push(model);
  }
  return { seconds, bytes: (resident() - before) / more.length };
}

type Model = ReturnType<typeof load>;

/** As from its files: nothing is shared with another load. */
function load({ algorithm: name, files, trackIds, plays }: Loading) {
  const algorithm = algorithms.find((each) => each.name === name)!;
  const resolved = resolveConfig(algorithm, {});
  if (!("value" in resolved)) throw new Error("the defaults of an algorithm fit its schema");
  const tracks = createIdIndex(JSON.parse(JSON.stringify(trackIds)) as string[]);
  const popularity = new Float32Array(tracks.size);
  for (const track of plays.indices) popularity[track]! += 1;
  const recommender = restoreAlgorithm(algorithm, copyOf(files), resolved.value, onnxruntime({ threads: 1 }));
  return { tracks, recommender, popularity, ranking: createRanking(popularity) };
}

function copyOf({ tensors }: ModelFiles): ModelFiles {
  return {
    tensors: Object.fromEntries(Object.entries(tensors).map(([name, { shape, data }]) => [name, { shape, data: data.slice() }])),
  };
}

async function answer(model: Model, { plays, answers, n }: Loading): Promise<void> {
  for (let i = 0; i < answers; i++) await recommend(model, [{ history: rowOf(plays, i % plays.rows) }], n, [excludeHeard]);
}

/** Bytes that the process occupies, memories of kernels included, which the engine of JavaScript does not count as its own. */
function resident(): number {
  for (let i = 0; i < 3; i++) globalThis.gc!();
  return process.memoryUsage.rss();
}
