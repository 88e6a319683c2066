import { InferenceSession, Tensor } from "onnxruntime-node";
import type { GraphValue, Numbers } from "../../ports/inference.js";
import { answerQuestions } from "../confined/answer-questions.js";
import type { Question, Reply } from "./messages.js";
import { failureOf } from "./runtime-words.js";

// The process of one network: loads it, runs it, and says what came of it.

let session: InferenceSession | undefined;

answerQuestions(answer);

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
