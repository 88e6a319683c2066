import { bestOf, type Contest, type Trial, usualSettings } from "@segue/engine";
import { type JobContext, part } from "../jobs/handler.js";
import { idsFrom } from "../jobs/ids.js";
import { makeTrials } from "../tunings/run-trials.js";
import type { TuningWish } from "../tunings/wish.js";
import type { Budget } from "./budget.js";
import type { Compared } from "./compare.js";
import type { AutoWish } from "./wish.js";

/** An algorithm whose parameters were searched over, or, without trials but the first, were not. */
export interface Tuned {
  readonly compared: Compared;
  /** Where its trials are kept. */
  readonly tuning: string;
  readonly trials: readonly Trial[];
  readonly best: Trial;
}

interface Tuning {
  readonly wish: AutoWish;
  /** Trials are judged by so many at most. */
  readonly listeners: number;
  /** The fingerprint of the data. */
  readonly dataset: string;
  readonly contest: Contest;
  /** Seconds that have to be left once one is chosen that took so long. */
  after(chosen: Trial["seconds"]): number;
}

/** So many are tuned. */
const MOST = 3;
/** Who is farther behind the best than this part of its figure is not tuned: parameters seldom make up for more. */
const WITHIN = 0.2;

/**
 * Searches for the parameters of the best, the best of all first, each with an equal share of the time until what is left is what the slowest of them takes once it is chosen. Every trial
 * is kept under a tuning whose name follows from the job's, so that an interrupted job goes on. The best first.
 */
export async function tuneBest(
  { wish, listeners, dataset, contest, after }: Tuning,
  all: readonly Compared[],
  budget: Budget,
  context: JobContext,
): Promise<Tuned[]> {
  const { better } = contest;
  const compared = worthTuning(all, better);
  // Whichever wins: the slowest of them may.
  const kept = Math.max(...compared.map((each) => after(firstTrial(each).seconds)));
  const tuned: Tuned[] = [];
  for (const [i, each] of compared.entries()) {
    const share = (budget.left() - kept) / (compared.length - i);
    const end = budget.spent() + share;
    const mayBegin = (past: readonly Trial[]) => budget.spent() + slowest(past) <= end;
    const going = { ...context, report: part(context.report, i / compared.length, (i + 1) / compared.length) };
    const tuning = await keepTuning(each, { wish, listeners, dataset }, context);
    const trials = await makeTrials({ ...tuning, algorithm: each.starter.algorithm, contest, mayBegin }, going);
    tuned.push({ compared: each, tuning: tuning.id, trials, best: bestOf(trials, better) ?? trials[0]! });
  }
  const sign = better === "higher" ? -1 : 1;
  return tuned.sort((a, b) => sign * (figureOf(a.best) - figureOf(b.best)));
}

/** Those close enough to the best, the best first; of equals the one that was compared first, which is the quicker one. */
function worthTuning(compared: readonly Compared[], better: "higher" | "lower"): Compared[] {
  const sign = better === "higher" ? -1 : 1;
  const figure = ({ verdict }: Compared) => verdict.figure!.value;
  const ranked = [...compared].sort((a, b) => sign * (figure(a) - figure(b)));
  const best = figure(ranked[0]!);
  return ranked.filter((each) => Math.abs(figure(each) - best) <= WITHIN * Math.abs(best)).slice(0, MOST);
}

const figureOf = ({ figure }: Trial) => figure?.value ?? 0;
const secondsOf = ({ seconds }: Trial) => seconds.train + seconds.judge;
const slowest = (trials: readonly Trial[]) => Math.max(...trials.map(secondsOf));

/** What was compared, as the trial with which its tuning begins. */
const firstTrial = ({ starter, verdict }: Compared): Trial => ({
  number: 1,
  settings: usualSettings(starter.algorithm),
  ...verdict,
});

/** A tuning in the store, with what was compared as its first trial; the one that is there already where the job was interrupted. */
async function keepTuning(
  compared: Compared,
  { wish, listeners, dataset }: Pick<Tuning, "wish" | "listeners" | "dataset">,
  { services: { store, clock }, workspace, id: job }: JobContext,
): Promise<{ id: string; wish: TuningWish }> {
  const algorithm = compared.starter.algorithm.name;
  const { trials, metric, split, seed, as } = wish;
  const id = idsFrom(`${job}:${algorithm}`)();
  const named = as === undefined ? {} : { as };
  const own = { algorithm, config: {}, trials, metric, split, search: "tpe", seed, listeners, train: false, ...named };
  await store.tunings.add({ workspace, id, wish: own, job, dataset, final: null, createdAt: clock.now() });
  await store.tunings.addTrial(workspace, id, firstTrial(compared));
  return { id, wish: own };
}
