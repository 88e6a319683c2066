import { adam, cosine, createTrainer, DivergedError, type Runtime, type Trainer, warmUp } from "@segue/autograd";
import type { Dataset } from "../../dataset/dataset.js";
import type { Epoch, TrainContext } from "../algorithm.js";
import { type Learned, learnedOf, networkModel } from "./model.js";
import { type Body, parametersOf, trainingNetwork } from "./network.js";
import type { TrainingParameters } from "./parameters.js";
import { BEGINNING, type Progress, restoredProgress, storedProgress } from "./progress.js";
import { type Task, taskOf } from "./task.js";
import { TrainingError } from "./training-error.js";
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
    const weights = steps === 0 ? trainer.weights() : await learn(training, task, trainer, steps);
    await context.report(1, "learned");
    return learnedOf(weights, task.plays, config);
  } catch (thrown) {
    throw thrown instanceof DivergedError ? diverged(thrown, config) : thrown;
  } finally {
    await trainer.close();
  }
}

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
  parametersOf(body, config).some(([rows = 0, columns = 0]) => columns > rows && columns <= 2 * WIDE);

/** Goes through the epochs that are left, and gives the weights after the best. */
async function learn<Config>(training: NetworkTraining<Config>, task: Task, trainer: Trainer, steps: number) {
  const { context, config } = training;
  let progress = await resumed(trainer, context);
  while (progress.curve.length < config.epochs && !isHopeless(progress, config)) {
    progress = await learnEpoch(progress, { training, task, trainer, steps });
    const validity = await judged(training, task, trainer);
    progress = ended(progress, validity, trainer, config);
    await context.learned?.(progress.curve.at(-1)!);
    await context.checkpoints?.save(storedProgress(progress, trainer.checkpoint()));
  }
  return progress.best!.weights;
}

async function resumed(trainer: Trainer, { checkpoints }: TrainContext): Promise<Progress> {
  const stored = await checkpoints?.load();
  if (stored === undefined) return BEGINNING;
  const { progress, trainer: state } = restoredProgress(stored);
  trainer.restore(state);
  return progress;
}

interface Course<Config> {
  readonly training: NetworkTraining<Config>;
  readonly task: Task;
  readonly trainer: Trainer;
  /** Of all epochs. */
  readonly steps: number;
}

async function learnEpoch<Config>(begun: Progress, { training, task, trainer, steps }: Course<Config>): Promise<Progress> {
  const { context, config } = training;
  const epoch = begun.curve.length;
  const plan = task.plan(epoch);
  let progress = begun;
  for (let step = begun.step; step < plan.length; step++) {
    const loss = await trainer.step({ ...task.batch(plan[step]!, trainer.steps + 1) }, plan[step]!.shape);
    progress = { ...progress, step: step + 1, losses: progress.losses + loss };
    const mean = (progress.losses / progress.step).toFixed(3);
    await context.report(trainer.steps / steps, `epoch ${epoch + 1} of ${config.epochs}, loss ${mean}`);
    if (trainer.steps % CHECKPOINT === 0) await context.checkpoints?.save(storedProgress(progress, trainer.checkpoint()));
  }
  return progress;
}

/** How well what is learned so far foretells the sessions that are held out. */
function judged<Config>({ body, config, runtime, context }: NetworkTraining<Config>, task: Task, trainer: Trainer) {
  const learned = learnedOf(trainer.weights(), task.plays, config);
  const { vectors } = networkModel({ body, config, learned, runtime });
  // What it reports beside the steps is how far they are.
  const breathe = () => Promise.resolve();
  return validate(vectors, task.rows, task.heldOut, { pool: context.pool, breathe });
}

function ended(
  { curve, step, losses, best }: Progress,
  validity: Validity,
  trainer: Trainer,
  { epochs }: TrainingParameters,
): Progress {
  const epoch: Epoch = { epoch: curve.length + 1, epochs, loss: losses / step, ...validity };
  const before = best === undefined ? Number.NaN : curve[best.epoch - 1]!.mrr;
  // Where nothing is held out, the last is the best.
  const isBetter = !(before >= validity.mrr);
  return {
    curve: [...curve, epoch],
    step: 0,
    losses: 0,
    best: isBetter ? { epoch: epoch.epoch, weights: trainer.weights() } : best!,
  };
}

const isHopeless = ({ curve, best }: Progress, { patience }: TrainingParameters): boolean =>
  patience > 0 && best !== undefined && curve.length - best.epoch >= patience;

function diverged(cause: DivergedError, { learningRate, warmUp: steps }: TrainingParameters): TrainingError {
  const lower = Number((learningRate / 3).toPrecision(2));
  return new TrainingError(
    `The network stopped learning at step ${cause.step}: ${cause.message}`,
    `Set learningRate=${lower} (now ${learningRate}), or a longer warmUp (now ${steps}).`,
    { cause },
  );
}
