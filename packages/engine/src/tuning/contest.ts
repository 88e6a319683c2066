import type { Runtime } from "@segue/autograd";
import { createRandom, type Pool } from "@segue/kernels";
import type { Algorithm, Recommender } from "../algorithms/algorithm.js";
import type { Config } from "../algorithms/config.js";
import { trainAlgorithm } from "../algorithms/life.js";
import { bootstrapInterval, type Interval } from "../evaluation/intervals.js";
import type { AnySplit } from "../evaluation/splits/split.js";
import { drawListeners, judgeListeners, type Measure } from "./judge-listeners.js";

/** A recipe that is judged. */
export interface Entrant {
  readonly algorithm: Algorithm;
  /** All parameters. */
  readonly config: Config;
}

/**
 * What came of an entrant. `judged`: by all listeners. `stopped`: it was clear before that it is worse than the best so far; its figure is what that
 * one had, plus the mean difference of the listeners until then. `refused`: it was not tried. `failed`: it could not be trained.
 */
export interface Verdict {
  readonly outcome: "judged" | "stopped" | "refused" | "failed";
  /** The metric on the validation part, with its 95 % interval over listeners; null where nobody was judged. */
  readonly figure: Interval | null;
  /** Listeners judged. */
  readonly listeners: number;
  /** Why it was refused or failed. */
  readonly why: string | null;
  readonly seconds: { readonly train: number; readonly judge: number };
}

type Report = (fraction: number, doing: string) => Promise<void>;

/** Entrants one after the other, on the same split, by the same listeners. */
export interface Contest {
  readonly measure: Measure;
  /** Listeners by whom entrants are judged. */
  readonly listeners: number;
  /**
   * Trains on the training part and judges on the validation part. Rejects where `report` does; what else fails is told in the verdict, as that
   * it took longer than `limit` seconds.
   */
  enter(entrant: Entrant, report: Report, limit?: number): Promise<Verdict>;
  /** Brings in the best of a contest that was interrupted, judged again by all listeners, by which others are stopped; nothing where there is a best. */
  resume(leader: Entrant, report: Report): Promise<void>;
}

export interface ContestOptions {
  readonly split: AnySplit;
  readonly measure: Measure;
  /** Entrants are judged by so many listeners at most, drawn at random. */
  readonly mostListeners: number;
  /** Of trainings, of the listeners that are drawn, and of intervals. */
  readonly seed: number;
  readonly pool: Pool;
  /** What computes networks, where there are any. */
  readonly runtime?: Runtime;
  /** Milliseconds that went by, since whenever. */
  now(): number;
  /** Why an entrant should not be tried, as a sentence; undefined where it may. */
  refuse?(entrant: Entrant): Promise<string | undefined>;
}

/** Throws an EvaluationError where the split gives nobody anything to predict for validation. */
export function createContest(options: ContestOptions): Contest {
  const { split, measure, mostListeners, seed, pool, runtime, now, refuse } = options;
  const rows = drawListeners(split, "validation", mostListeners, createRandom(seed).fork("listeners"));
  const sign = measure.metric.better === "higher" ? 1 : -1;
  let best: Float64Array | undefined;

  const judge = (recommender: Recommender, report: Report, leader?: Float64Array) => {
    const enough = leader && ((figures: Float64Array) => isHopeless(figures, leader, sign));
    return judgeListeners({ split, part: "validation", measure, rows, recommender, report, ...(enough && { enough }) });
  };
  const train = ({ algorithm, config }: Entrant, report: Report) =>
    trainAlgorithm(algorithm, split.train, config, { random: createRandom(seed), pool, report, ...(runtime && { runtime }) });

  const verdictOn = (figures: Float64Array): Pick<Verdict, "outcome" | "figure"> => {
    const random = createRandom(seed).fork("intervals");
    if (figures.length === rows.length) return { outcome: "judged", figure: bootstrapInterval(figures, random) };
    const leader = best!;
    const behind = bootstrapInterval(
      figures.map((figure, i) => figure - leader[i]!),
      random,
    );
    return { outcome: "stopped", figure: plus(behind, mean(leader)) };
  };

  return {
    measure,
    listeners: rows.length,
    async enter(entrant, report, limit = Number.POSITIVE_INFINITY) {
      const why = await refuse?.(entrant);
      if (why !== undefined) return untried("refused", why);
      const begun = now();
      const ran = await unlessReported(report, async (reported) => {
        const told = untilLimit(reported, limit, () => (now() - begun) / 1000);
        const recommender = await train(entrant, scaled(told, 0, 0.6));
        const trained = now();
        return { trained, figures: await judge(recommender, scaled(told, 0.6, 1), best) };
      });
      if ("failure" in ran) return untried("failed", ran.failure);
      const { figures, trained } = ran.value;
      const verdict = verdictOn(figures);
      if (verdict.outcome === "judged" && (best === undefined || sign * (mean(figures) - mean(best)) > 0)) best = figures;
      return { ...verdict, listeners: figures.length, why: null, seconds: secondsOf(begun, trained, now()) };
    },
    async resume(leader, report) {
      if (best !== undefined) return;
      best = await judge(await train(leader, scaled(report, 0, 0.6)), scaled(report, 0.6, 1));
    },
  };
}

/** After fewer listeners nobody is stopped. */
const FEWEST = 128;
/** Standard errors below the leader at which an entrant is hopeless: about one in a thousand for those as good, each time it is looked. */
const CLEARLY = 3;

/** A race by paired differences (Maron & Moore, “Hoeffding races”, NIPS 1994; with the normal bound instead of Hoeffding's, which is wider). */
function isHopeless(figures: Float64Array, leader: Float64Array, sign: number): boolean {
  if (figures.length < FEWEST) return false;
  const gains = figures.map((figure, i) => sign * (figure - leader[i]!));
  const gain = mean(gains);
  const variance = gains.reduce((sum, each) => sum + (each - gain) ** 2, 0) / (gains.length - 1);
  return gain < -CLEARLY * Math.sqrt(variance / gains.length);
}

const mean = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0) / values.length;
const plus = ({ value, low, high }: Interval, by: number): Interval => ({ value: value + by, low: low + by, high: high + by });

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

const scaled =
  (report: Report, from: number, to: number): Report =>
  (fraction, doing) =>
    report(from + fraction * (to - from), doing);
