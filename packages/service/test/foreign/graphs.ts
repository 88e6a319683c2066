import { encodeOnnx, floats, type GraphNode, type GraphParts, integers, truth } from "../../src/testing/onnx-graph.js";

/** Graphs as others would bring them, good and bad. Those that recommend know `n` tracks. */

const history = (n: number | string) => ({ name: "history", type: "float32", dims: ["batch", n] }) as const;
const scores = (n: number | string) => ({ name: "scores", type: "float32", dims: ["batch", n] }) as const;
const ports = (n: number) => ({ inputs: [history(n)], outputs: [scores(n)] });
const node = (op: string, inputs: readonly string[], outputs: readonly string[], more: Partial<GraphNode> = {}): GraphNode => ({
  op,
  inputs,
  outputs,
  ...more,
});

/** history × weights (n × n, row-major). */
export const linear = (n: number, weights: Iterable<number>) =>
  encodeOnnx({ ...ports(n), nodes: [node("MatMul", ["history", "w"], ["scores"])], constants: [floats("w", [n, n], weights)] });

/** Every track's score is its weight times `by`. */
export const scaled = (n: number, by = 2) =>
  encodeOnnx({ ...ports(n), nodes: [node("Mul", ["history", "by"], ["scores"])], constants: [floats("by", [1], [by])] });

/** The same for a batch of exactly one, though the graph says that it takes any. */
export const onlyOne = (n: number) =>
  encodeOnnx({
    ...ports(n),
    nodes: [node("Reshape", ["history", "shape"], ["flat"]), node("Mul", ["flat", "two"], ["scores"])],
    constants: [integers("shape", [2], [1, n]), floats("two", [1], [2])],
  });

/** Scores that depend on who else is in the batch. */
export const coupled = (n: number) =>
  encodeOnnx({
    ...ports(n),
    nodes: [node("ReduceSum", ["history", "axis"], ["all"]), node("Add", ["history", "all"], ["scores"])],
    constants: [integers("axis", [1], [0])],
  });

/** The mean of the vectors (n + 1 × d; the first is of no track, and zero) of a sequence, times all tracks' vectors. */
export const sequential = (n: number, length: number, d: number, vectors: Iterable<number>) =>
  encodeOnnx({
    inputs: [{ name: "sequence", type: "int64", dims: ["batch", length] }],
    outputs: [scores(n + 1)],
    nodes: [
      node("Gather", ["vectors", "sequence"], ["heard"]),
      node("ReduceMean", ["heard"], ["mean"], { attributes: { axes: [1], keepdims: 0 } }),
      node("Transpose", ["vectors"], ["across"], { attributes: { perm: [1, 0] } }),
      node("MatMul", ["mean", "across"], ["scores"]),
    ],
    constants: [floats("vectors", [n + 1, d], vectors)],
  });

/** Logits x × weights (in × out) + bias. */
export const classifier = (wide: number, labels: number, weights: Iterable<number>) =>
  encodeOnnx({
    inputs: [{ name: "x", type: "float32", dims: ["batch", wide] }],
    outputs: [{ name: "logits", type: "float32", dims: ["batch", labels] }],
    nodes: [node("MatMul", ["x", "w"], ["logits"])],
    constants: [floats("w", [wide, labels], weights)],
  });

/** The mean over a free number of frames of each band. */
export const meanOverFrames = (bands: number) =>
  encodeOnnx({
    inputs: [{ name: "mel", type: "float32", dims: ["batch", bands, "frames"] }],
    outputs: [{ name: "mean", type: "float32", dims: ["batch", bands] }],
    nodes: [node("ReduceMean", ["mel"], ["mean"], { attributes: { axes: [2], keepdims: 0 } })],
  });

export const widthOf = (n: number, wide: number) =>
  encodeOnnx({
    inputs: [history(n)],
    outputs: [scores("columns")],
    nodes: [node("MatMul", ["history", "w"], ["scores"])],
    constants: [floats("w", [n, wide], new Float32Array(n * wide))],
  });

/** 0 / 0 for every track. */
export const notNumbers = (n: number) =>
  encodeOnnx({ ...ports(n), nodes: [node("Sub", ["history", "history"], ["zero"]), node("Div", ["zero", "zero"], ["scores"])] });

export const random = (n: number) =>
  encodeOnnx({
    ...ports(n),
    nodes: [node("RandomNormalLike", ["history"], ["noise"]), node("Add", ["history", "noise"], ["scores"])],
  });

export const unsupported = (n: number) => encodeOnnx({ ...ports(n), nodes: [node("Frobnicate", ["history"], ["scores"])] });
export const foreignDomain = (n: number) =>
  encodeOnnx({ ...ports(n), nodes: [node("Magic", ["history"], ["scores"], { domain: "acme.ops" })] }, { domains: ["acme.ops"] });
export const futureOpset = (n: number) =>
  encodeOnnx({ ...ports(n), nodes: [node("Relu", ["history"], ["scores"])] }, { opset: 99 });

/** Weights that are said to be in another file. */
export const external = (n: number, file: string) =>
  encodeOnnx({
    ...ports(n),
    nodes: [node("MatMul", ["history", "w"], ["scores"])],
    constants: [{ ...floats("w", [n, n], []), external: file }],
  });

/** The same, hidden in a constant of a loop's body. */
export const hiddenExternal = (n: number) =>
  encodeOnnx({
    ...ports(n),
    nodes: [
      node("Loop", ["max", "go", "history"], ["scores"], {
        attributes: { body: loopBody(n, { ...floats("w", [1], []), external: "x.bin" }) },
      }),
    ],
    constants: [integers("max", [], [1]), truth("go", true)],
  });

/** A loop that never ends. */
export const endless = (n: number) =>
  encodeOnnx({
    ...ports(n),
    nodes: [node("Loop", ["max", "go", "history"], ["scores"], { attributes: { body: loopBody(n, floats("w", [1], [1])) } })],
    constants: [integers("max", [], [Number.MAX_SAFE_INTEGER]), truth("go", true)],
  });

/** A loop that goes on for ever where the history's largest weight is above 9, and otherwise not at all: then the weights are the scores. */
export const rounds = (n: number) =>
  encodeOnnx({
    ...ports(n),
    nodes: [
      node("ReduceMax", ["history"], ["most"], { attributes: { keepdims: 0 } }),
      node("Sub", ["most", "nine"], ["above"]),
      node("Mul", ["above", "many"], ["rounds"]),
      node("Cast", ["rounds"], ["max"], { attributes: { to: 7 } }),
      node("Loop", ["max", "go", "history"], ["scores"], { attributes: { body: loopBody(n, floats("w", [1], [1])) } }),
    ],
    constants: [truth("go", true), floats("nine", [], [9]), floats("many", [], [1e15])],
  });

function loopBody(n: number, w: NonNullable<GraphParts["constants"]>[number]): GraphParts {
  return {
    inputs: [
      { name: "i", type: "int64", dims: [] },
      { name: "on", type: "bool", dims: [] },
      { ...history(n), name: "x" },
    ],
    outputs: [
      { name: "still", type: "bool", dims: [] },
      { ...history(n), name: "y" },
    ],
    nodes: [node("Identity", ["on"], ["still"]), node("Mul", ["x", "w"], ["y"])],
    constants: [w],
  };
}

/** As many float32 numbers as the sum of the history times `each`, all at once. */
export const hungry = (n: number, each: number) =>
  encodeOnnx({
    ...ports(n),
    nodes: [
      node("ReduceSum", ["history"], ["sum"], { attributes: { keepdims: 0 } }),
      node("Cast", ["sum"], ["whole"], { attributes: { to: 7 } }),
      node("Mul", ["whole", "each"], ["many"]),
      node("ConstantOfShape", ["many"], ["big"]),
      node("ReduceMax", ["big"], ["most"], { attributes: { keepdims: 0 } }),
      node("Add", ["history", "most"], ["scores"]),
    ],
    constants: [integers("each", [1], [each])],
  });

/** So many float32 numbers in the file itself. */
export const hugeConstant = (n: number, numbers: number) =>
  encodeOnnx({
    ...ports(n),
    nodes: [node("ReduceMax", ["big"], ["most"], { attributes: { keepdims: 0 } }), node("Add", ["history", "most"], ["scores"])],
    constants: [floats("big", [numbers], new Float32Array(numbers))],
  });
