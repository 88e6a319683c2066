import type { Algorithm } from "../algorithms/algorithm.js";
import type { Config } from "../algorithms/config.js";
import type { Interval } from "../evaluation/intervals.js";
import type { Better } from "../evaluation/metrics/metric.js";

/** A recipe that is judged. */
export interface Entrant<A = Algorithm> {
  readonly algorithm: A;
  /** All parameters. */
  readonly config: Config;
}

/**
 * What came of an entrant. `judged`: by all. `stopped`: it was clear before that it is worse than the best so far; its figure is what that
 * one had, plus the difference by those until then. `refused`: it was not tried. `failed`: it could not be trained.
 */
export interface Verdict {
  readonly outcome: "judged" | "stopped" | "refused" | "failed";
  /** The metric on the validation part, with its 95 % interval over whom it was judged by; null where nobody was. */
  readonly figure: Interval | null;
  /** Listeners who judged; where labels are learned, examples that were told. */
  readonly listeners: number;
  /** Why it was refused or failed. */
  readonly why: string | null;
  readonly seconds: { readonly train: number; readonly judge: number };
}

export type Report = (fraction: number, doing: string) => Promise<void>;

/** Entrants on the same data, by the same judges: listeners, or labelled examples. */
export interface Contest<A = Algorithm> {
  readonly better: Better;
  /** By how many entrants are judged. */
  readonly listeners: number;
  /**
   * Trains on the training part and judges on the validation part. Rejects where `report` does; what else fails is told in the verdict, as that
   * it took longer than `limit` seconds.
   */
  enter(entrant: Entrant<A>, report: Report, limit?: number): Promise<Verdict>;
  /** The same, but others are not stopped by it until it is admitted. */
  attempt(entrant: Entrant<A>, report: Report, limit?: number): Promise<Attempt>;
  /** Brings in the best of a contest that was interrupted, judged again by all, by which others are stopped; nothing where one is as good as its `value`. */
  resume(leader: Entrant<A>, value: number, report: Report): Promise<void>;
}

/** An entrant that was judged, but does not count yet. */
export interface Attempt {
  readonly verdict: Verdict;
  /** From now on others are stopped by it, where it is the best. */
  admit(): void;
}

/** What a contest is held by. Figures are plain data, which another process can send. */
export interface Judging<A, Figures> {
  readonly better: Better;
  /** By how many entrants are judged. */
  readonly listeners: number;
  /** Trains an entrant and has it judged: by all, or, where there is a leader, until it is clear that it is worse. `trained` is called between the two. */
  figuresOf(entrant: Entrant<A>, report: Report, trained: () => void, leader: Figures | undefined): Promise<Figures>;
  /** What they come to. They are of all unless there is a leader that is clearly better. */
  verdictOn(
    figures: Figures,
    leader: Figures | undefined,
  ): Pick<Verdict, "outcome" | "listeners"> & { readonly figure: Interval };
}

export interface ContestTerms<A> {
  /** Milliseconds that went by, since whenever. */
  now(): number;
  /** Why an entrant should not be tried, as a sentence; undefined where it may, now. */
  refuse?(entrant: Entrant<A>): Promise<string | undefined>;
}

export function holdContest<A, Figures>(judging: Judging<A, Figures>, { now, refuse }: ContestTerms<A>): Contest<A> {
  const { better, listeners } = judging;
  const sign = better === "higher" ? 1 : -1;
  let best: { readonly figures: Figures; readonly value: number } | undefined;
  const isBetter = (value: number) => best === undefined || sign * (value - best.value) > 0;
  const attempt: Contest<A>["attempt"] = async (entrant, report, limit = Number.POSITIVE_INFINITY) => {
    // Others may be admitted while it is judged.
    const leader = best?.figures;
    const why = await refuse?.(entrant);
    if (why !== undefined) return { verdict: untried("refused", why), admit() {} };
    const begun = now();
    const ran = await unlessReported(report, async (reported) => {
      const told = untilLimit(reported, limit, () => (now() - begun) / 1000);
      let trained = begun;
      const ends = () => {
        trained = now();
      };
      const figures = await judging.figuresOf(entrant, told, ends, leader);
      return { trained, figures, verdict: judging.verdictOn(figures, leader) };
    });
    if ("failure" in ran) return { verdict: untried("failed", ran.failure), admit() {} };
    const { figures, trained, verdict } = ran.value;
    const { value } = verdict.figure;
    return {
      verdict: { ...verdict, why: null, seconds: secondsOf(begun, trained, now()) },
      admit() {
        if (verdict.outcome === "judged" && isBetter(value)) best = { figures, value };
      },
    };
  };
  return {
    better,
    listeners,
    attempt,
    async enter(...entry) {
      const { verdict, admit } = await attempt(...entry);
      admit();
      return verdict;
    },
    async resume(leader, value, report) {
      if (isBetter(value)) best = { figures: await judging.figuresOf(leader, report, () => {}, undefined), value };
    },
  };
}

/** What work gives, or why it failed; rejects where `report` did, whose failure is somebody's wish. */
async function unlessReported<T>(
  report: Report,
  work: (report: Report) => Promise<T>,
): Promise<{ value: T } | { failure: string }> {
  let wished = false;
  const told: Report = async (fraction, doing) => {
    try {
      await report(fraction, doing);
    } catch (thrown) {
      wished = true;
      throw thrown;
    }
  };
  try {
    return { value: await work(told) };
  } catch (thrown) {
    if (wished || !(thrown instanceof Error)) throw thrown;
    return { failure: thrown.message };
  }
}

/** `report` that ends the work by failing once it took too long. */
const untilLimit =
  (report: Report, limit: number, spent: () => number): Report =>
  async (fraction, doing) => {
    await report(fraction, doing);
    if (spent() > limit) throw new Error(`It took longer than ${Math.round(limit)} s, and was given up.`);
  };

function untried(outcome: "refused" | "failed", why: string): Verdict {
  return { outcome, figure: null, listeners: 0, why, seconds: { train: 0, judge: 0 } };
}

/** Milliseconds as seconds with three decimals. */
const secondsOf = (begun: number, trained: number, judged: number) => ({
  train: Math.round(trained - begun) / 1000,
  judge: Math.round(judged - trained) / 1000,
});

/** The part of a work from one fraction to another. */
export const scaled =
  (report: Report, from: number, to: number): Report =>
  (fraction, doing) =>
    report(from + fraction * (to - from), doing);

/** Differences to the best by so many standard errors are clear: about one in a thousand for those as good, each time it is looked. */
export const CLEARLY = 3;

export const shifted = ({ value, low, high }: Interval, by: number): Interval => ({
  value: value + by,
  low: low + by,
  high: high + by,
});
