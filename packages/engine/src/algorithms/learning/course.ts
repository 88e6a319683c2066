import { type Arrays, type Batch, DivergedError, type Trainer } from "@segue/autograd";
import type { TrainContext } from "../algorithm.js";
import { BEGINNING, type EpochOf, type Figures, type Progress, restoredProgress, storedProgress } from "./progress.js";
import { TrainingError } from "./training-error.js";

/** How a network learns, whatever it is: epochs of steps, what is held out judging each of them. */
export interface Course<Planned, F extends Figures> {
  readonly trainer: Trainer;
  readonly config: CourseParameters;
  /** Of all epochs together. */
  readonly steps: number;
  /** The steps of an epoch (from 0), as data, parameters and seed decide them: not what happened before. */
  plan(epoch: number): readonly Planned[];
  /** What a step (from 1, over all epochs) is fed, and by which network of the trainer it goes, the first unless given. */
  batch(planned: Planned, step: number): { readonly batch: Batch; readonly network?: number };
  /** How well what is learned so far does on what is held out, by the names of `figures`. */
  judge(trainer: Trainer): Promise<F>;
  readonly figures: readonly (keyof F & string)[];
  /** What counts of them: more is better; NaN where nothing is held out, and the last epoch is the best. */
  worth(figures: F): number;
  /** Steps between two checkpoints. */
  readonly checkpoint: number;
  readonly context: CourseContext<F>;
}

/** Parameters of every such algorithm. */
export interface CourseParameters {
  readonly epochs: number;
  readonly learningRate: number;
  readonly warmUp: number;
  /** Learning ends after so many epochs that brought nothing; 0: never before the last. */
  readonly patience: number;
}

export interface CourseContext<F extends Figures> extends Pick<TrainContext, "report" | "checkpoints" | "isEnough"> {
  learned?(epoch: EpochOf<F>, best: number): Promise<void>;
}

/**
 * Goes through the epochs that are left, or until it is enough, and gives the weights after the best. The same course gives the same bits, however often it was
 * interrupted. Throws a {@link TrainingError} where it diverges.
 */
export async function follow<Planned, F extends Figures>(course: Course<Planned, F>): Promise<Arrays> {
  const { trainer, config, context } = course;
  let progress: Progress<F> = BEGINNING;
  try {
    progress = await resumed(course);
    while (progress.curve.length < config.epochs && !isHopeless(course, progress)) {
      progress = await learnEpoch(course, progress);
      // Of an epoch that was begun nothing is known yet.
      if (await isEnough(course, progress)) break;
      progress = ended(course, progress, await course.judge(trainer));
      await context.learned?.(progress.curve.at(-1)!, progress.best!.epoch);
      await context.checkpoints?.save(storedProgress(progress, trainer.checkpoint(), course.figures));
    }
    return progress.best!.weights;
  } catch (thrown) {
    throw thrown instanceof DivergedError ? diverged(thrown, config, progress.curve.length + 1) : thrown;
  }
}

async function resumed<Planned, F extends Figures>({ trainer, context, figures }: Course<Planned, F>): Promise<Progress<F>> {
  const stored = await context.checkpoints?.load();
  if (stored === undefined) return BEGINNING;
  const { progress, trainer: state } = restoredProgress<F>(stored, figures);
  trainer.restore(state);
  return progress;
}

async function learnEpoch<Planned, F extends Figures>(course: Course<Planned, F>, begun: Progress<F>): Promise<Progress<F>> {
  const { trainer, config, steps, context } = course;
  const epoch = begun.curve.length;
  const plan = course.plan(epoch);
  let progress = begun;
  for (let step = begun.step; step < plan.length && !(await isEnough(course, progress)); step++) {
    const { batch, network } = course.batch(plan[step]!, trainer.steps + 1);
    const loss = await trainer.step(batch, network);
    progress = { ...progress, step: step + 1, losses: progress.losses + loss };
    const mean = (progress.losses / progress.step).toFixed(3);
    await context.report(trainer.steps / steps, `epoch ${epoch + 1} of ${config.epochs}, loss ${mean}`);
    if (trainer.steps % course.checkpoint === 0)
      await context.checkpoints?.save(storedProgress(progress, trainer.checkpoint(), course.figures));
  }
  return progress;
}

function ended<Planned, F extends Figures>(
  { config: { epochs }, trainer, worth }: Course<Planned, F>,
  { curve, step, losses, best }: Progress<F>,
  figures: F,
): Progress<F> {
  const epoch: EpochOf<F> = { epoch: curve.length + 1, epochs, loss: losses / step, ...figures };
  const before = best === undefined ? Number.NaN : worth(curve[best.epoch - 1]!);
  // Where nothing is held out, the last is the best.
  const isBetter = !(before >= worth(figures));
  return {
    curve: [...curve, epoch],
    step: 0,
    losses: 0,
    best: isBetter ? { epoch: epoch.epoch, weights: trainer.weights() } : best!,
  };
}

const isHopeless = <Planned, F extends Figures>(
  { config: { patience } }: Course<Planned, F>,
  { curve, best }: Progress<F>,
): boolean => patience > 0 && best !== undefined && curve.length - best.epoch >= patience;

const isEnough = async <Planned, F extends Figures>({ context }: Course<Planned, F>, { best }: Progress<F>): Promise<boolean> =>
  best !== undefined && (await context.isEnough?.()) === true;

function diverged(cause: DivergedError, { learningRate, warmUp: steps }: CourseParameters, epoch: number): TrainingError {
  const lower = Number((learningRate / 3).toPrecision(2));
  return new TrainingError(
    `The network stopped learning in epoch ${epoch}, at step ${cause.step}: ${cause.message}`,
    `Set learningRate=${lower} (now ${learningRate}), or a longer warmUp (now ${steps}).`,
    { cause, set: { learningRate: lower } },
  );
}
