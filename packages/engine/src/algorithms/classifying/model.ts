import { type Arrays, createPredictor, exportModel, type Predictor, type Runtime } from "@segue/autograd";
import { type DenseMatrix, zeros } from "@segue/kernels";
import type { Block } from "../../features/steps/step.js";
import type { ModelFiles } from "../algorithm.js";
import type { Analyzer } from "../analyze-algorithm.js";
import { TrainingError } from "../learning/training-error.js";
import { dataOf } from "../tensors.js";
import { checkedPlan, inferenceNetwork, inputOf, type Plan } from "./network.js";
import type { ClassifierParameters } from "./parameters.js";
import type { Scale, TargetScale } from "./scale.js";
import { columnsOf, viewsOf, windowOf } from "./windows.js";

/** What was learned. */
export interface Learned {
  readonly plan: Plan;
  readonly scale: Scale;
  readonly targets: TargetScale;
  readonly weights: Arrays;
}

/** Windows that are read in one run: always as many, so that the bits of what is said do not depend on what is asked beside. */
const ROWS = 8;

/** Says of each example what the network says of some windows of it, on average. */
export function classifierModel(
  learned: Learned,
  views: number,
  runtime: Runtime,
): Analyzer & Required<Pick<Analyzer, "network" | "close">> {
  const { plan, scale, targets, weights } = learned;
  let predictor: Promise<Predictor> | undefined;
  const opened = () => {
    predictor ??= createPredictor({ inferred: inferenceNetwork(plan, scale, targets, ROWS), weights, runtime, alone: true });
    return predictor;
  };
  return {
    kind: plan.kind,
    shape: plan.shape,
    analyze: (examples) => read(learned, { examples, views, output: "said" }, opened),
    ...(plan.kind === "numbers" && { deviations: (examples) => deviationsOf(learned, examples, views, opened) }),
    files: () => filesOf(learned),
    network: {
      window: inputOf(plan, 1).slice(1),
      onnx: () => exportModel(inferenceNetwork(plan, scale, targets, 1), weights),
      features: (examples) => read(learned, { examples, views, output: "features" }, opened),
    },
    close: async () => (await predictor)?.close(),
  };
}

interface Asked {
  readonly examples: readonly Block[];
  readonly views: number;
  readonly output: "said" | "features" | "deviations";
  /** What is averaged over the windows of an example: what a window gives, unless given. */
  readonly of?: (given: Readonly<Record<string, Float32Array>>, at: number) => number;
}

async function read(
  { plan, scale }: Learned,
  { examples, views, output, of = (given, at) => given[output]![at]! }: Asked,
  opened: () => Promise<Predictor>,
): Promise<DenseMatrix> {
  examples.forEach((example, i) => {
    refuseOther(plan, example, i);
  });
  const columns = plan.shape.length === 1 ? 1 : plan.shape.at(-1)!;
  const windows = examples.flatMap((example, i) => {
    const begins = viewsOf(columnsOf(example), columns, views);
    return begins.map((from) => ({ example: i, from, share: 1 / begins.length }));
  });
  const size = plan.shape.reduce((a, b) => a * b, 1);
  const predictor = await opened();
  let out = zeros(examples.length, plan.classes);
  for (let begin = 0; begin < windows.length; begin += ROWS) {
    const group = windows.slice(begin, begin + ROWS);
    const x = new Float32Array(ROWS * size);
    group.forEach(({ example, from }, row) => {
      x.set(windowOf(examples[example]!, from, columns, scale.mean), row * size);
    });
    const given = await predictor.run({ x });
    const width = given[output]!.length / ROWS;
    if (begin === 0) out = zeros(examples.length, width);
    group.forEach(({ example, share }, row) => {
      for (let c = 0; c < width; c++) out.data[example * width + c]! += share * of(given, row * width + c);
    });
  }
  return out;
}

/** Those of the mixture of what the windows of an example say: √(mean of (deviation² + said²) − (mean of said)²). */
async function deviationsOf(learned: Learned, examples: readonly Block[], views: number, opened: () => Promise<Predictor>) {
  const said = await read(learned, { examples, views, output: "said" }, opened);
  const squares: Asked["of"] = (given, at) => given.deviations![at]! ** 2 + given.said![at]! ** 2;
  const out = await read(learned, { examples, views, output: "deviations", of: squares }, opened);
  for (let at = 0; at < out.data.length; at++) out.data[at] = Math.sqrt(Math.max(0, out.data[at]! - said.data[at]! ** 2));
  return out;
}

function refuseOther({ shape }: Plan, example: Block, i: number): void {
  const fixed = (of: readonly number[]) => (of.length === 1 ? of : of.slice(0, -1)).join(" × ");
  const size = example.shape.reduce((a, b) => a * b, 1);
  if (example.shape.length === shape.length && fixed(example.shape) === fixed(shape) && example.data.length === size && size > 0)
    return;
  throw new TrainingError(
    `Example ${i} is ${example.shape.join(" × ")}, and the model reads ${shape.join(" × ")}: only columns may differ.`,
    "Give it what it learned from: the same features, of any length.",
  );
}

const KINDS = ["one", "several", "numbers"] as const;
const WEIGHTS = "network/";

function filesOf({ plan, scale, targets, weights }: Learned): ModelFiles {
  const own = Object.entries(weights).map(([name, data]) => [WEIGHTS + name, { shape: [data.length], data }] as const);
  const head = Uint32Array.of(KINDS.indexOf(plan.kind), plan.classes, ...plan.shape);
  return {
    tensors: {
      head: { shape: [head.length], data: head },
      mean: { shape: [scale.mean.length], data: scale.mean },
      unit: { shape: [scale.unit.length], data: scale.unit },
      targetMean: { shape: [targets.mean.length], data: targets.mean },
      targetDeviation: { shape: [targets.deviation.length], data: targets.deviation },
      ...Object.fromEntries(own),
    },
  };
}

/** What a model stored. Throws an Error where the tensors are none of a classifier's. */
export function learnedFrom(files: ModelFiles, config: ClassifierParameters): Learned {
  const [kind = -1, classes = 0, ...shape] = dataOf(files, "head", Uint32Array);
  const scale = { mean: dataOf(files, "mean", Float32Array), unit: dataOf(files, "unit", Float32Array) };
  const targets = {
    mean: dataOf(files, "targetMean", Float32Array),
    deviation: dataOf(files, "targetDeviation", Float32Array),
  };
  const places = shape.length === 1 ? shape[0] : shape.slice(0, -1).reduce((a, b) => a * b, 1);
  if (
    KINDS[kind] === undefined ||
    shape.length === 0 ||
    scale.mean.length !== places ||
    scale.unit.length !== places ||
    !targetsFit(targets, KINDS[kind], classes)
  )
    throw new Error("The model's tensors are no network that reads matrices.");
  const plan = checkedPlan({ kind: KINDS[kind], shape, classes }, config);
  const own = Object.keys(files.tensors).filter((name) => name.startsWith(WEIGHTS));
  const weights = Object.fromEntries(own.map((name) => [name.slice(WEIGHTS.length), dataOf(files, name, Float32Array)]));
  return { plan, scale, targets, weights };
}

function targetsFit({ mean, deviation }: TargetScale, kind: Plan["kind"], classes: number): boolean {
  const wanted = kind === "numbers" ? classes : 0;
  return mean.length === wanted && deviation.length === wanted;
}
