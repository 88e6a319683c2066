import type { Batch } from "@segue/autograd";
import type { Random } from "@segue/kernels";
import { groupFolds } from "../../dataset/group-folds.js";
import { type LabelledSet, shapeOfSet, subsetOfLabelled } from "../../dataset/labelled-set.js";
import { drawMixing, mask, mix } from "./augment.js";
import { type Plan, planOf } from "./network.js";
import type { ClassifierParameters } from "./parameters.js";
import { type Scale, scaledWindow, scaleOf, type TargetScale, targetScaleOf } from "./scale.js";
import { columnsOf } from "./windows.js";

/** What a training learns from and in which pieces, as data, parameters and seed decide it. */
export interface Task {
  readonly plan: Plan;
  readonly scale: Scale;
  readonly targets: TargetScale;
  readonly learned: LabelledSet;
  readonly heldOut: LabelledSet;
  /** Examples of a step. */
  readonly rows: number;
  /** Whether examples are mixed with others. */
  readonly mixed: boolean;
  /** The steps of an epoch (from 0), each some examples of `learned`. */
  steps(epoch: number): Uint32Array[];
  /** What a step (from 1, over all epochs) is fed. */
  batch(examples: Uint32Array, step: number): Batch;
}

export function taskOf(set: LabelledSet, config: ClassifierParameters, random: Random): Task {
  const plan = planOf(shapeOfSet(set), config);
  const { learned, heldOut } = holdOut(set, config.heldOut, random.fork("held out"));
  const scale = scaleOf(learned.examples, config.scale);
  const targets = targetScaleOf(learned);
  const rows = Math.min(config.batch, learned.examples.length);
  const mixed = config.mixUp > 0 && rows > 1;
  return {
    plan,
    scale,
    targets,
    learned,
    heldOut,
    rows,
    mixed,
    steps(epoch) {
      const order = random.fork(`epoch/${epoch}`).shuffle(Uint32Array.from(learned.examples.keys()));
      // What is left over waits for another epoch: a step whose batch is smaller would be another network.
      return Array.from({ length: Math.floor(order.length / rows) }, (_, step) => order.subarray(step * rows, (step + 1) * rows));
    },
    batch: (examples, step) =>
      batchOf({ plan, scale, targets, learned, config, mixed, random: random.fork(`step/${step}`) }, examples),
  };
}

/** Whole groups, about a share of the examples. */
function holdOut(set: LabelledSet, share: number, random: Random): { learned: LabelledSet; heldOut: LabelledSet } {
  const folds = share > 0 ? groupFolds(set, Math.round(1 / share), random) : new Int32Array(set.examples.length).fill(1);
  const of = (held: boolean) => [...folds.keys()].filter((i) => (folds[i] === 0) === held);
  // Where all belongs together nothing can be held out.
  const isWhole = of(false).length === 0;
  return { learned: isWhole ? set : subsetOfLabelled(set, of(false)), heldOut: subsetOfLabelled(set, isWhole ? [] : of(true)) };
}

interface Batching {
  readonly plan: Plan;
  readonly scale: Scale;
  readonly targets: TargetScale;
  readonly learned: LabelledSet;
  readonly config: ClassifierParameters;
  readonly mixed: boolean;
  readonly random: Random;
}

function batchOf({ plan, scale, targets, learned, config, mixed, random }: Batching, chosen: Uint32Array): Batch {
  const columns = plan.shape.at(-1)!;
  const size = plan.shape.reduce((a, b) => a * b, 1);
  const x = new Float32Array(chosen.length * size);
  chosen.forEach((i, row) => {
    const example = learned.examples[i]!;
    const from = random.int(Math.max(0, columnsOf(example) - columns) + 1);
    x.set(scaledWindow(example, plan.shape.length === 1 ? 0 : from, columns, scale), row * size);
  });
  const mixing = mixed ? drawMixing(chosen.length, config.mixUp, random) : undefined;
  const seen = mixing === undefined ? x : mix(x, mixing);
  if (plan.shape.length > 1)
    for (let row = 0; row < chosen.length; row++)
      mask(seen.subarray(row * size, (row + 1) * size), [plan.shape.at(-2)!, columns], config, random);
  const { labels, classes } = learned;
  if (labels.kind === "one") {
    const y = Int32Array.from(chosen, (i) => labels.of[i]!);
    if (mixing === undefined) return { x: seen, y };
    const both = Int32Array.from({ length: 2 * y.length }, (_, i) => (i < y.length ? y[i]! : y[mixing.partners[i - y.length]!]!));
    return { x: seen, y: both, weights: Float32Array.from([...mixing.own, ...mixing.own.map((own) => 1 - own)]) };
  }
  const y = new Float32Array(chosen.length * classes.length);
  chosen.forEach((i, row) => {
    y.set(labels.of.subarray(i * classes.length, (i + 1) * classes.length), row * classes.length);
  });
  if (labels.kind === "numbers")
    y.forEach((value, at) => {
      y[at] = (value - targets.mean[at % classes.length]!) / targets.deviation[at % classes.length]!;
    });
  return { x: seen, y: mixing === undefined ? y : mix(y, mixing) };
}
