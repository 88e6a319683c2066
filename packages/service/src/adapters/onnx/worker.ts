import { writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { Worker } from "node:worker_threads";
import { InferenceSession, Tensor } from "onnxruntime-node";
import type { GraphValue, Numbers } from "../../ports/inference.js";
import type { Question, Reply } from "./messages.js";
import { failureOf } from "./runtime-words.js";
import type { WatchOptions } from "./watchdog.js";

// The process of one network: loads it, runs it, and says what came of it. It ends with its parent. While the runtime computes, this
// thread can do nothing else: the watchdog, a thread of its own, ends the process where it takes too much memory or has lost its parent.

let session: InferenceSession | undefined;
const working = new Int32Array(new SharedArrayBuffer(4));

const [parent, memory] = process.argv.slice(2).map(Number);
const watched: WatchOptions = { working, parent: parent!, memory: memory! };
new Worker(createRequire(import.meta.url).resolve("@segue/service/network-watchdog"), { workerData: watched });
beTheFirstToGo();
process.once("disconnect", () => process.exit(0));
process.on("message", (question: Question) => {
  setWorking(true);
  answer(question).then((reply) => {
    setWorking(false);
    process.send!(reply);
  });
});

async function answer(question: Question): Promise<Reply> {
  try {
    return question.ask === "load" ? await load(question) : await run(question);
  } catch (thrown) {
    return { is: "error", ...failureOf(question.ask, (thrown as Error).message) };
  }
}

async function load({ graph, threads }: Extract<Question, { ask: "load" }>): Promise<Reply> {
  // Without the arena memory is given back after each run, and what is taken is what is needed.
  const options = { executionProviders: ["cpu"], intraOpNumThreads: threads, interOpNumThreads: 1, enableCpuMemArena: false };
  session = await InferenceSession.create(graph, { ...options, logSeverityLevel: 4 });
  return {
    is: "loaded",
    signature: { inputs: session.inputMetadata.map(graphValue), outputs: session.outputMetadata.map(graphValue) },
  };
}

async function run({ inputs, outputs }: Extract<Question, { ask: "run" }>): Promise<Reply> {
  if (session === undefined) throw new Error("nothing is loaded");
  const feeds = Object.fromEntries(Object.entries(inputs).map(([name, numbers]) => [name, tensorOf(numbers)]));
  const computed = await session.run(feeds, [...outputs]);
  return {
    is: "computed",
    outputs: Object.fromEntries(outputs.map((name) => [name, numbersOf(computed[name]!)])),
    peakRssMb: Math.round(process.resourceUsage().maxRSS / 102.4) / 10,
  };
}

// Our element types are some of the runtime's, and their arrays the ones that it takes for them.
const tensorOf = ({ type, data, dims }: Numbers) => new Tensor(type as "float32", data as Float32Array, dims);
const numbersOf = ({ type, data, dims }: Tensor) => ({ type, data, dims: [...dims] }) as Numbers;

function graphValue(value: InferenceSession.ValueMetadata): GraphValue {
  return value.isTensor
    ? { name: value.name, type: value.type, dims: [...value.shape] }
    : { name: value.name, type: "none", dims: [] };
}

function setWorking(now: boolean): void {
  Atomics.store(working, 0, now ? 1 : 0);
  Atomics.notify(working, 0);
}

/** Where the machine runs out of memory, Linux is to end this process before any other. */
function beTheFirstToGo(): void {
  try {
    writeFileSync("/proc/self/oom_score_adj", "1000");
  } catch {
    // There is no such thing on other systems.
  }
}
