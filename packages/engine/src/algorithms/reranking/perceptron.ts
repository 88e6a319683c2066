import {
  adamW,
  add,
  cosine,
  createTrainer,
  crossEntropy,
  dense,
  type Graph,
  type Runtime,
  relu,
  reshape,
  type Tensor as Value,
  warmUp,
} from "@segue/autograd";
import type { Random } from "@segue/kernels";
import type { ModelFiles, Tensor, TrainContext } from "../algorithm.js";
import { dataOf } from "../tensors.js";
import type { Examples } from "./examples.js";

/** A network that judges a candidate by its numbers: two hidden layers, and a straight way past them. */
export interface Perceptron {
  /** What is taken off each number, and what it is multiplied by then. */
  readonly mean: Float32Array;
  readonly unit: Float32Array;
  /** width × units, units × units / 2, and so on; row-major. */
  readonly layers: Readonly<Record<LayerName, Float32Array>>;
}

const LAYERS = ["first.weight", "first.bias", "second.weight", "second.bias", "last.weight", "past.weight"] as const;
type LayerName = (typeof LAYERS)[number];

export interface PerceptronOptions {
  readonly units: number;
  readonly epochs: number;
  readonly learningRate: number;
  /** Which numbers a network that has learned nothing adds up. */
  readonly trusted: readonly number[];
  readonly runtime: Runtime;
  readonly random: Random;
  readonly report: TrainContext["report"];
}

/** Examples of a step. */
const BATCH = 128;
const WEIGHT_DECAY = 1e-3;
/** Makes the softmax of a candidate that is none nothing. */
const NEVER = -1e9;

/**
 * Learns to put the right candidate first: −ln of its share in the softmax over the candidates of its example (listwise: Cao et al., “Learning to rank: from pairwise approach to listwise
 * approach”, ICML 2007, with one right answer).
 */
export async function learnPerceptron(examples: Examples, options: PerceptronOptions): Promise<Perceptron> {
  const { units, epochs, learningRate, trusted, runtime, random, report } = options;
  const scale = scaleOf(examples);
  const batches = batchesOf(examples, scale);
  const steps = epochs * batches.steps;
  const trainer = await createTrainer({
    network: (graph) => listwiseLoss(graph, { ...batches, width: examples.width, units, first: trustIn(trusted, scale.unit) }),
    optimiser: adamW({ learningRate: warmUp(steps / 20, cosine(learningRate, steps)), weightDecay: WEIGHT_DECAY }),
    runtime,
    random: (label) => random.fork(label).next,
    alone: true,
  });
  try {
    for (let epoch = 0; epoch < epochs; epoch++) {
      const order = random.fork(`epoch ${epoch}`).shuffle(Uint32Array.from(examples.right.keys()));
      for (let step = 0; step < batches.steps; step++) {
        const loss = await trainer.step(batches.fill(order.subarray(step * BATCH, (step + 1) * BATCH)));
        await report(trainer.steps / steps, `learning whom to trust, epoch ${epoch + 1} of ${epochs}, loss ${loss.toFixed(3)}`);
      }
    }
    const layers = trainer.weights();
    return { ...scale, layers: Object.fromEntries(LAYERS.map((name) => [name, layers[name]!])) as Perceptron["layers"] };
  } finally {
    await trainer.close();
  }
}

/** Mean and 1 ÷ standard deviation of each number, over all candidates; a number that is always the same counts nothing. */
function scaleOf({ features, width }: Examples): Pick<Perceptron, "mean" | "unit"> {
  const count = features.length / width;
  const [sums, squares] = [new Float64Array(width), new Float64Array(width)];
  for (let i = 0; i < features.length; i++) sums[i % width]! += features[i]!;
  const mean = Float32Array.from(sums, (sum) => (count === 0 ? 0 : sum / count));
  for (let i = 0; i < features.length; i++) squares[i % width]! += (features[i]! - mean[i % width]!) ** 2;
  const unit = Float32Array.from(squares, (square) => {
    const deviation = Math.sqrt(square / Math.max(1, count));
    return deviation > 1e-6 ? 1 / deviation : count === 0 ? 1 : 0;
  });
  return { mean, unit };
}

/** The first weights of the straight way: the trusted numbers as they were before they were scaled, averaged. */
function trustIn(trusted: readonly number[], unit: Float32Array): Float32Array {
  const first = new Float32Array(unit.length);
  for (const at of trusted) first[at] = unit[at]! > 0 ? 1 / (unit[at]! * trusted.length) : 0;
  return first;
}

/** The examples in pieces of one shape: rows × places. */
function batchesOf({ bounds, features, right, width }: Examples, { mean, unit }: Pick<Perceptron, "mean" | "unit">) {
  const rows = Math.min(BATCH, Math.max(1, right.length));
  const places = right.reduce((most, _, e) => Math.max(most, bounds[e + 1]! - bounds[e]!), 1);
  const [x, none] = [new Float32Array(rows * places * width), new Float32Array(rows * places)];
  return {
    rows,
    places,
    steps: Math.ceil(right.length / BATCH),
    fill(chosen: Uint32Array) {
      x.fill(0);
      none.fill(NEVER);
      const [targets, weights] = [new Int32Array(rows), new Float32Array(rows)];
      chosen.forEach((e, row) => {
        const [from, to] = [bounds[e]!, bounds[e + 1]!];
        const at = row * places;
        for (let i = 0; i < (to - from) * width; i++) {
          const feature = i % width;
          x[at * width + i] = (features[from * width + i]! - mean[feature]!) * unit[feature]!;
        }
        none.fill(0, at, at + to - from);
        targets[row] = right[e]!;
        weights[row] = 1;
      });
      return { x, none, targets, weights };
    },
  };
}

interface Shapes {
  readonly rows: number;
  readonly places: number;
  readonly width: number;
  readonly units: number;
  readonly first: Float32Array;
}

function listwiseLoss(graph: Graph, { rows, places, width, units, first }: Shapes): Value {
  const x = graph.input("x", [rows * places, width]);
  const one = relu(dense(x, { name: "first", units }));
  const two = relu(dense(one, { name: "second", units: units / 2 }));
  const judged = dense(two, { name: "last", units: 1, bias: false, initialise: ([inputs = 0]) => new Float32Array(inputs) });
  const straight = dense(x, { name: "past", units: 1, bias: false, initialise: () => first.slice() });
  const logits = add(reshape(add(judged, straight), [rows, places]), graph.input("none", [rows, places]));
  return crossEntropy(logits, graph.input("targets", [rows], "int32"), graph.input("weights", [rows]));
}

/** What the network thinks of each candidate: logits, comparable among the candidates of a query. `features` is candidates × width. */
export function judge({ mean, unit, layers }: Perceptron, features: Float32Array): Float64Array {
  const width = mean.length;
  const units = layers["first.bias"].length;
  const [x, one, two] = [new Float64Array(width), new Float64Array(units), new Float64Array(layers["second.bias"].length)];
  const out = new Float64Array(features.length / width);
  for (let i = 0; i < out.length; i++) {
    for (let f = 0; f < width; f++) x[f] = (features[i * width + f]! - mean[f]!) * unit[f]!;
    rectified(x, layers["first.weight"], layers["first.bias"], one);
    rectified(one, layers["second.weight"], layers["second.bias"], two);
    out[i] = dot(x, layers["past.weight"]) + dot(two, layers["last.weight"]);
  }
  return out;
}

function rectified(x: Float64Array, weight: Float32Array, bias: Float32Array, out: Float64Array): void {
  out.set(bias);
  for (let i = 0, at = 0; i < x.length; i++, at += out.length) {
    const value = x[i]!;
    if (value !== 0) for (let j = 0; j < out.length; j++) out[j]! += value * weight[at + j]!;
  }
  for (let j = 0; j < out.length; j++) if (out[j]! < 0) out[j] = 0;
}

function dot(x: Float64Array, weight: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < x.length; i++) sum += x[i]! * weight[i]!;
  return sum;
}

const PREFIX = "perceptron/";

/** A network as tensors. */
export function perceptronTensors({ mean, unit, layers }: Perceptron): Record<string, Tensor> {
  const all = { mean, unit, ...layers };
  return Object.fromEntries(Object.entries(all).map(([name, data]) => [PREFIX + name, { shape: [data.length], data }]));
}

/** The network that {@link perceptronTensors} stored, if it judges by `width` numbers. Throws an Error where it does not. */
export function perceptronFrom(files: ModelFiles, width: number): Perceptron {
  const of = (name: string) => dataOf(files, PREFIX + name, Float32Array);
  const layers = Object.fromEntries(LAYERS.map((name) => [name, of(name)])) as Perceptron["layers"];
  const [one, two] = [layers["first.bias"].length, layers["second.bias"].length];
  const sizes: [Float32Array, number][] = [
    [of("mean"), width],
    [of("unit"), width],
    [layers["past.weight"], width],
    [layers["first.weight"], width * one],
    [layers["second.weight"], one * two],
    [layers["last.weight"], two],
  ];
  if (sizes.some(([data, size]) => data.length !== size))
    throw new Error(`The model's tensors are no network that judges by ${width} numbers.`);
  return { mean: of("mean"), unit: of("unit"), layers };
}
