import { adam, cosine, createTrainer, type Runtime, type Trainer, warmUp } from "@segue/autograd";
import type { Dataset } from "../../dataset/dataset.js";
import type { TrainContext } from "../algorithm.js";
import { type Course, follow } from "../learning/course.js";
import type { PlannedBatch } from "./batches.js";
import { type Learned, learnedOf } from "./learned.js";
import { networkModel } from "./model.js";
import { type Body, parametersOf, trainingNetwork } from "./network.js";
import type { TrainingParameters } from "./parameters.js";
import { type Task, taskOf } from "./task.js";
import { type Validity, validate } from "./validate.js";

/** Steps between two checkpoints: under a minute on the data of `bench/next-track.ts`. */
const CHECKPOINT = 250;
/** Smaller batches are not shared out among threads. */
const SHARED = 512;
/** The learning rate ends at this share of its height. */
const LEAST_RATE = 0.05;

export interface NetworkTraining<Config> {
  readonly body: Body<Config>;
  readonly config: Config & TrainingParameters;
  readonly dataset: Dataset;
  readonly runtime: Runtime;
  readonly context: TrainContext;
}

/**
 * Learns from the sessions of a dataset. The same data, parameters and seed give the same bits, however often training was interrupted. Throws a
 * {@link TrainingError} where it diverges.
 */
export async function trainNetwork<Config>(training: NetworkTraining<Config>): Promise<Learned> {
  const { context, config, dataset } = training;
  const task = taskOf(dataset, config, context.random);
  const steps = Array.from({ length: config.epochs }, (_, epoch) => task.plan(epoch).length).reduce((a, b) => a + b);
  await context.report(0, "found the sessions");
  const trainer = await trainerOf(training, task, steps);
  try {
    const weights = steps === 0 ? trainer.weights() : await follow(courseOf(training, task, trainer, steps));
    await context.report(1, "learned");
    return learnedOf(weights, task.plays, config);
  } finally {
    await trainer.close();
  }
}

const courseOf = <Config>(
  training: NetworkTraining<Config>,
  task: Task,
  trainer: Trainer,
  steps: number,
): Course<PlannedBatch, Validity> => ({
  trainer,
  config: training.config,
  steps,
  plan: task.plan,
  batch: (planned, step) => ({ batch: { ...task.batch(planned, step) }, network: planned.shape }),
  judge: () => judged(training, task, trainer),
  figures: ["hit@20", "mrr@20"],
  worth: (figures) => figures["mrr@20"],
  checkpoint: CHECKPOINT,
  context: training.context,
});

function trainerOf<Config>({ body, config, dataset, runtime, context }: NetworkTraining<Config>, task: Task, steps: number) {
  const { asked, negatives } = task;
  const tracks = Math.max(1, dataset.tracks.size);
  // Where there is nothing to learn from, a network is there all the same.
  const shapes = task.shapes.length > 0 ? task.shapes : [{ rows: 1, time: config.length }];
  const rate = cosine(config.learningRate, steps, LEAST_RATE * config.learningRate);
  return createTrainer({
    network: shapes.map((shape) => trainingNetwork({ body, config, shape, tracks, asked, negatives })),
    optimiser: adam({ learningRate: warmUp(Math.min(config.warmUp, Math.ceil(steps / 10)), rate) }),
    runtime,
    alone: asked < SHARED || isNarrow(body, config),
    random: (label) => context.random.fork(label).next,
  });
}

/** Columns of a product's part that is summed up as the whole would be. */
const WIDE = 64;

/** Whether two threads would sum up the gradient of some matrix in another order than one does: they share out columns where these are more than the rows. */
const isNarrow = <Config>(body: Body<Config>, config: Config & TrainingParameters): boolean =>
  parametersOf(body, config).some(({ shape: [rows = 0, columns = 0] }) => columns > rows && columns <= 2 * WIDE);

/** How well what is learned so far foretells the sessions that are held out. */
function judged<Config>({ body, config, runtime, context }: NetworkTraining<Config>, task: Task, trainer: Trainer) {
  const learned = learnedOf(trainer.weights(), task.plays, config);
  const { vectors } = networkModel({ body, config, learned, runtime });
  // What it reports beside the steps is how far they are.
  const breathe = () => Promise.resolve();
  return validate(vectors, task.rows, task.heldOut, { pool: context.pool, breathe });
}
