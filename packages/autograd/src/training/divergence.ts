/** Training that cannot go on: a loss or weights that are no numbers, or a loss that grows without end. */
export class DivergedError extends Error {
  override readonly name = "DivergedError";
  readonly step: number;

  constructor(step: number, what: string, advice: string) {
    super(`Step ${step}: ${what}. ${advice}`);
    this.step = step;
  }
}

/** The loss of so many first steps says how large losses are. */
const FIRST_STEPS = 10;
/** Times that, and training has diverged. */
const TOO_LARGE = 100;
export const LOWER_RATE =
  "Train again with a lower learning rate (a third of it is a good try), a longer warm-up, or clipped gradients (clipNorm).";

/** The largest loss of the first steps: all that must be stored to go on judging. */
export interface LossWatch {
  largest: number;
}

export interface Judged {
  readonly step: number;
  readonly loss: number;
  readonly learningRate: number;
  /** What is wrong with the batch, asked only where the loss is. */
  readonly fault: () => string | undefined;
}

/** Throws where a step's loss shows that training has gone wrong. */
export function judge(watch: LossWatch, { step, loss, learningRate, fault }: Judged): void {
  const rate = `the learning rate was ${Number(learningRate.toPrecision(3))}`;
  if (!Number.isFinite(loss)) {
    const found = fault();
    if (found !== undefined) throw new DivergedError(step, `the loss is no number, for ${found}`, "Mend the data.");
    throw new DivergedError(step, `the loss is no number any more (${loss}; ${rate})`, LOWER_RATE);
  }
  if (step <= FIRST_STEPS) watch.largest = Math.max(watch.largest, Math.abs(loss));
  else if (Math.abs(loss) > TOO_LARGE * watch.largest)
    throw new DivergedError(
      step,
      `the loss is ${loss.toPrecision(3)}, more than ${TOO_LARGE} times that of the first steps (${rate})`,
      LOWER_RATE,
    );
}
