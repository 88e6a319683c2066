// Writes the networks of networks.ts as ONNX files, with what they are asked and what they answer here, for check.py:
//   npx tsx packages/autograd/test/golden/export.ts FOLDER && python packages/autograd/test/golden/check.py FOLDER
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createPredictor, exportModel } from "../../src/inference/infer.js";
import { onnxruntime } from "../../src/runtime/onnxruntime.js";
import { networks } from "./networks.js";

type Golden = Record<"weights" | "batch", Record<string, number[]>>;

const folder = process.argv[2] ?? ".";
const golden = JSON.parse(readFileSync(new URL("./golden.json", import.meta.url), "utf8")) as Record<string, Golden>;
mkdirSync(folder, { recursive: true });

for (const [name, logits] of Object.entries(networks)) {
  const { weights, batch } = golden[name]!;
  const trained = Object.fromEntries(Object.entries(weights).map(([key, values]) => [key, Float32Array.from(values)]));
  const inferred = (graph: Parameters<typeof logits>[0]) => ({ logits: logits(graph) });
  const { y: _, ...inputs } = batch;
  const fed = Object.entries(inputs).map(
    ([key, values]) => [key, key === "x" ? Float32Array.from(values) : Int32Array.from(values)] as const,
  );
  const predictor = await createPredictor({ inferred, weights: trained, runtime: onnxruntime({ threads: 1 }) });
  const { logits: expected } = await predictor.run(Object.fromEntries(fed));
  writeFileSync(join(folder, `${name}.onnx`), exportModel(inferred, trained));
  writeFileSync(join(folder, `${name}.json`), JSON.stringify({ inputs, expected: [...expected!] }));
}
