import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { dense, exportModel } from "@segue/autograd";
import { expect, it } from "vitest";
import { networkRuntime } from "../src/adapters/onnx/network-runtime.js";

const weights = { "layer.weight": Float32Array.of(2, 0, 0, 2), "layer.bias": Float32Array.of(1, 1) };
const model = exportModel((graph) => ({ y: dense(graph.input("x", [1, 2]), { name: "layer", units: 2 }) }), weights);
const float = (...data: number[]) => ({ type: "float32", shape: [1, data.length], data: Float32Array.from(data) }) as const;

const binding = dirname(
  createRequire(createRequire(import.meta.url).resolve("@segue/autograd")).resolve("onnxruntime-node/package.json"),
);
const hasCuda = existsSync(join(binding, `bin/napi-v6/${process.platform}/${process.arch}/libonnxruntime_providers_cuda.so`));

it("computes where it is told to", async () => {
  const session = await networkRuntime({ threads: 1, device: hasCuda ? "cuda" : "cpu" }).open(model);
  const y = float(0, 0);
  await session.run({ x: float(3, 4) }, { y });
  await session.close();
  expect([...y.data]).toEqual([7, 9]);
});

it.skipIf(hasCuda)("says what to do where the device is not there, and of what is wrong with a graph nothing else", async () => {
  await expect(networkRuntime({ threads: 1, device: "cuda" }).open(model)).rejects.toMatchObject({
    code: "no-device",
    message: expect.stringContaining("cuda"),
    hint: expect.stringContaining('device = "cpu"'),
  });
  const wrong = networkRuntime({ threads: 1, device: "cpu" }).open(Uint8Array.of(1, 2, 3));
  await expect(wrong).rejects.not.toHaveProperty("code", "no-device");
});
