import { describe, expect, it } from "vitest";
import type { Tensor } from "../src/graph/graph.js";
import { sizeOf } from "../src/graph/shape.js";
import { compile } from "../src/onnx/compile.js";
import { onnxruntime } from "../src/runtime/onnxruntime.js";
import type { Value } from "../src/runtime/runtime.js";
import type { Array64 } from "./reference/array.js";
import { cases, layerCases } from "./reference/cases.js";
import { differentiated, worstDifference } from "./reference/gradients.js";
import { interpret } from "./reference/interpret.js";

describe.each(Object.entries({ ...cases, ...layerCases }))("%s", (_, subject) => {
  it("has the gradient that central differences have", () => {
    expect(worstDifference(differentiated(subject, 1))).toBeLessThan(1e-7);
  });

  it("is computed by onnxruntime as by the float64 reference, and so are its gradients", async () => {
    const made = differentiated(subject, 2);
    const wanted = [made.loss, made.y, ...made.gradients.filter((each) => each !== undefined)];
    const computed = await run(wanted, made.feeds);
    for (const [i, { data }] of interpret(made.graph, made.feeds, wanted).entries())
      for (const [at, value] of data.entries())
        expect(Math.abs(computed[i]![at]! - value)).toBeLessThan(1e-5 * Math.max(1, Math.abs(value)));
  });
});

async function run(wanted: readonly Tensor[], feeds: Readonly<Record<string, Array64>>): Promise<Float32Array[]> {
  const { graph } = wanted[0]!;
  const outputs = Object.fromEntries(wanted.map((tensor, i) => [`out${i}`, tensor]));
  const { model, inputs } = compile(graph, { outputs });
  const session = await onnxruntime({ threads: 1 }).open(model);
  const given = inputs.map(({ name, type, shape }): [string, Value] => {
    const { data } = feeds[name]!;
    return [name, { type, shape, data: type === "int32" ? Int32Array.from(data) : Float32Array.from(data) }];
  });
  const taken = Object.entries(outputs).map(([name, { shape }]): [string, Value] => [
    name,
    { type: "float32", shape, data: new Float32Array(sizeOf(shape)) },
  ]);
  await session.run(Object.fromEntries(given), Object.fromEntries(taken));
  await session.close();
  return taken.map(([, { data }]) => data as Float32Array);
}
