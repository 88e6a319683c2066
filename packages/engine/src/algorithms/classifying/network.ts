import {
  type ArchitectureSummary,
  add,
  binaryCrossEntropy,
  buildLayers,
  concat,
  crossEntropy,
  dense,
  exp,
  type Graph,
  type Layer,
  LayerError,
  mean,
  meanSquaredError,
  multiply,
  negate,
  parseLayers,
  type Shape,
  sigmoid,
  softmax,
  square,
  stopGradient,
  subtract,
  summarise,
  type Tensor,
} from "@segue/autograd";
import type { Labels, SetShape } from "../../dataset/labelled-set.js";
import { TrainingError } from "../learning/training-error.js";
import { type Form, usualLayers } from "./encoders.js";
import type { ClassifierParameters } from "./parameters.js";
import type { Scale, TargetScale } from "./scale.js";

/** A network and what it is for. */
export interface Plan {
  readonly kind: Labels["kind"];
  /** Of one example: numbers, rows × columns, or channels × rows × columns. */
  readonly shape: readonly number[];
  readonly classes: number;
  readonly layers: readonly Layer[];
}

/** What the parameters make of a set of this shape. Throws a {@link TrainingError} that names the layer that does not fit. */
export function planOf({ kind, shape, longest, classes }: SetShape, config: ClassifierParameters): Plan {
  const columns = config.crop > 0 ? Math.min(config.crop, longest) : shape.at(-1)!;
  const read = shape.length === 1 ? shape : [...shape.slice(0, -1), columns];
  return checkedPlan({ kind, shape: read, classes }, config);
}

/** The network for inputs of exactly this shape. */
export function checkedPlan(
  { kind, shape, classes }: Omit<Plan, "layers">,
  { layers, ...form }: Pick<ClassifierParameters, "layers"> & Form,
): Plan {
  return namingLayers(() => {
    const plan = { kind, shape, classes, layers: layers.length > 0 ? parseLayers(layers) : usualLayers(shape, form) };
    const end = summarise(plan.layers, inputOf(plan, 1)).lines.at(-1)?.shape ?? inputOf(plan, 1).slice(1);
    if (end.length === 1) return plan;
    throw new TrainingError(
      `The layers end in ${end.join(" × ")} numbers, and the classes are told from a row of numbers.`,
      'Add {"globalPool":"average"} or {"flatten":true} at the end.',
    );
  });
}

/** Layers, shapes, parameters and memory of a network that learns from so many examples at a time. */
export function layoutOf(plan: Plan, batch: number): ArchitectureSummary {
  return namingLayers(() => summarise([...plan.layers, { dense: plan.classes }], inputOf(plan, batch)));
}

function namingLayers<T>(attempt: () => T): T {
  try {
    return attempt();
  } catch (thrown) {
    if (!(thrown instanceof LayerError)) throw thrown;
    throw new TrainingError(
      `These layers make no network. ${thrown.message}`,
      "Choose layers that fit each other and the data.",
      {
        cause: thrown,
      },
    );
  }
}

/** Matrices are images of one channel. */
export function inputOf({ shape }: Pick<Plan, "shape">, batch: number): Shape {
  return shape.length === 2 ? [batch, 1, ...shape] : [batch, ...shape];
}

/**
 * Learns from windows that are brought to scale already. With `mixed` each example has two right answers and what each counts. Numbers are learned by their squared error; how far off they
 * are is learned beside, by the likelihood of a normal distribution (Nix & Weigend, "Estimating the mean and variance of the target probability distribution", ICNN 1994), and changes nothing of them.
 */
export function trainingNetwork(plan: Plan, batch: number, mixed: boolean) {
  return (graph: Graph): Tensor => {
    const { said, spread } = sayings(graph.input("x", inputOf(plan, batch)), plan);
    if (plan.kind === "one") {
      const both = mixed ? concat([said, said], 0) : said;
      const targets = graph.input("y", [both.shape[0]!], "int32");
      return crossEntropy(both, targets, mixed ? graph.input("weights", [both.shape[0]!]) : undefined);
    }
    const targets = graph.input("y", [batch, plan.classes]);
    if (spread === undefined) return binaryCrossEntropy(said, targets);
    const squares = square(stopGradient(subtract(said, targets)));
    const surprise = multiply(add(multiply(squares, exp(negate(spread))), spread), 0.5);
    return add(meanSquaredError(said, targets), mean(surprise));
  };
}

/** What the network says of a batch of windows as they are (`x`), and the numbers from which it says it; of numbers also how far off they are, as deviations. */
export function inferenceNetwork(plan: Plan, { mean: middle, unit }: Scale, targets: TargetScale, batch: number) {
  return (graph: Graph): Readonly<Record<"said" | "features", Tensor>> & { readonly deviations?: Tensor } => {
    const x = graph.input("x", inputOf(plan, batch));
    const along = x.shape.length === 2 ? [1, middle.length] : [1, x.shape[1]!, x.shape[2]!, 1];
    const scaled = multiply(subtract(x, graph.constant(middle, along)), graph.constant(unit, along));
    const { said, spread, features } = sayings(scaled, plan);
    if (spread === undefined) return { said: plan.kind === "one" ? softmax(said) : sigmoid(said), features };
    const own = (of: Float32Array) => graph.constant(of, [1, plan.classes]);
    const deviation = own(targets.deviation);
    return {
      said: add(multiply(said, deviation), own(targets.mean)),
      deviations: multiply(exp(multiply(spread, 0.5)), deviation),
      features,
    };
  };
}

function sayings(x: Tensor, { layers, classes, kind }: Plan): { said: Tensor; spread?: Tensor; features: Tensor } {
  const features = buildLayers(x, layers);
  const said = dense(features, { name: "classes", units: classes });
  if (kind !== "numbers") return { said, features };
  return { said, features, spread: dense(stopGradient(features), { name: "spread", units: classes }) };
}
