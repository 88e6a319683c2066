import { adamW, cosine, createTrainer, type Runtime, type Trainer, warmUp } from "@segue/autograd";
import type { LabelledSet } from "../../dataset/labelled-set.js";
import type { AnalyzeContext, Held } from "../analyze-algorithm.js";
import { follow } from "../learning/course.js";
import { judgeHeldOut } from "./judge.js";
import { classifierModel, type Learned } from "./model.js";
import { trainingNetwork } from "./network.js";
import type { ClassifierParameters } from "./parameters.js";
import { type Task, taskOf } from "./task.js";

/** Steps between two checkpoints. */
const CHECKPOINT = 250;
/** The learning rate ends at this share of its height. */
const LEAST_RATE = 0.01;
/** Gradients are scaled down to this norm. */
const CLIP = 5;

export interface ClassifierTraining {
  readonly set: LabelledSet;
  readonly config: ClassifierParameters;
  readonly runtime: Runtime;
  readonly context: AnalyzeContext;
}

/**
 * Learns what the labels of a set have to do with its matrices. The same set, parameters and seed give the same bits, however often training was
 * interrupted. Throws a `TrainingError` where the layers do not fit or training diverges.
 */
export async function trainClassifier({ set, config, runtime, context }: ClassifierTraining): Promise<Learned> {
  const task = taskOf(set, config, context.random);
  const steps = config.epochs * task.steps(0).length;
  await context.report(0, "read the examples");
  const trainer = await trainerOf(task, config, { steps, runtime, context });
  try {
    const weights = await follow<Uint32Array, Held>({
      trainer,
      config,
      steps,
      plan: task.steps,
      batch: (examples, step) => ({ batch: task.batch(examples, step) }),
      judge: () => judged(task, config, trainer, runtime),
      figures: ["heldOutLoss", "right"],
      worth: ({ heldOutLoss }) => -heldOutLoss,
      checkpoint: CHECKPOINT,
      context,
    });
    await context.report(1, "learned");
    return { plan: task.plan, scale: task.scale, targets: task.targets, weights };
  } finally {
    await trainer.close();
  }
}

interface Training {
  readonly steps: number;
  readonly runtime: Runtime;
  readonly context: AnalyzeContext;
}

function trainerOf(
  { plan, rows, mixed }: Task,
  config: ClassifierParameters,
  { steps, runtime, context }: Training,
): Promise<Trainer> {
  const { learningRate, weightDecay } = config;
  const rate = cosine(learningRate, steps, LEAST_RATE * learningRate);
  return createTrainer({
    network: trainingNetwork(plan, rows, mixed),
    optimiser: adamW({ learningRate: warmUp(Math.min(config.warmUp, Math.ceil(steps / 10)), rate), weightDecay, clipNorm: CLIP }),
    runtime,
    // Its batches are small and its matrices narrow (ADR 29).
    alone: true,
    random: (label) => context.random.fork(label).next,
  });
}

async function judged(
  { plan, scale, targets, heldOut }: Task,
  { views }: ClassifierParameters,
  trainer: Trainer,
  runtime: Runtime,
): Promise<Held> {
  const model = classifierModel({ plan, scale, targets, weights: trainer.weights() }, views, runtime);
  try {
    return judgeHeldOut(heldOut, await model.analyze(heldOut.examples));
  } finally {
    await model.close();
  }
}
