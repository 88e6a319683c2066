import { bestOf, type Contest, type Final, type Trial, type Tunable, tune } from "@segue/engine";
import type { JobContext } from "../jobs/handler.js";
import { parametersOf } from "../registry/parameters.js";
import type { Ground } from "./ground.js";
import { readTuning, recipeNamed } from "./read-wish.js";
import type { TuningWish } from "./wish.js";

interface Going<A extends Tunable> {
  readonly id: string;
  readonly wish: TuningWish;
  readonly algorithm: A;
  readonly contest: Contest<A>;
  /** How many are made at once. */
  readonly parallel?: number;
  /** Asked before each trial but the first. */
  mayBegin?(past: readonly Trial[]): boolean;
}

/** Makes the trials of a stored tuning that are missing, each kept as soon as it is made. All of them, in order. */
export async function makeTrials<A extends Tunable>(
  { id, wish, algorithm, contest, parallel = 1, mayBegin }: Going<A>,
  context: JobContext,
): Promise<Trial[]> {
  const { services, workspace, report, log } = context;
  const { tunings } = services.store;
  const { search } = readTuning(wish);
  const past = await tunings.trials(workspace, id);
  const { trials, seed, config: fixed, metric = "" } = wish;
  const made = [...past];
  const more = mayBegin === undefined ? {} : { mayBegin };
  for await (const trial of tune({ algorithm, search, fixed, trials, seed, past, contest, parallel, report, ...more })) {
    await tunings.addTrial(workspace, id, trial);
    await log(`${algorithm.name}: ${trialText(trial, metric)}`);
    made.push(trial);
  }
  return made.sort((a, b) => a.number - b.number);
}

/** The best trial's figures on the test part, beside those of the first where it is another one. Undefined where no trial was judged. */
export async function judgeBest<A extends Tunable, Figures>(
  wish: TuningWish,
  algorithm: A,
  trials: readonly Trial[],
  { judging, judge }: Ground<A, Figures>,
  report: JobContext["report"],
): Promise<(Final & { best: number }) | undefined> {
  const best = bestOf(trials, judging.better);
  if (best === undefined) return undefined;
  const [first] = trials;
  const rivals = first!.outcome === "judged" && first !== best ? [best, first!] : [best];
  const recipe = recipeNamed(algorithm.name);
  const entrants = rivals.map(({ settings }) => ({
    algorithm,
    config: parametersOf(recipe, { ...wish.config, ...settings }),
  }));
  return { best: best.number, ...(await judge(entrants, report)) };
}

/** A trial in a line. */
function trialText({ number, outcome, figure, listeners, why, seconds }: Trial, metric: string): string {
  const took = `${(seconds.train + seconds.judge).toFixed(1)} s`;
  if (figure === null) return `trial ${number} ${outcome}: ${why}`;
  const value = `${metric} ${figure.value.toFixed(4)}`;
  return outcome === "judged"
    ? `trial ${number}: ${value} in ${took}`
    : `trial ${number} stopped after it was judged by ${listeners}, at about ${value}, in ${took}`;
}
