import type { Contest, Verdict } from "@segue/engine";
import type { JobContext } from "../jobs/handler.js";
import { part } from "../jobs/handler.js";
import type { Budget } from "./budget.js";
import type { LeftOut, Starter } from "./field.js";

/** An algorithm, and how its usual parameters did. */
export interface Compared {
  readonly starter: Starter;
  readonly verdict: Verdict;
}

/** The part of the time after which no other algorithm is compared: what is left is for tuning the best, and for the final training. */
const ENOUGH = 0.6;

interface Comparing {
  readonly contest: Contest;
  readonly starters: readonly Starter[];
  readonly budget: Budget;
  readonly metric: string;
  /** Seconds that have to be left once one is chosen whose trial took so long. */
  after(chosen: Verdict["seconds"]): number;
}

/**
 * Judges the usual parameters of each, the quickest first, as long as there is time, also for what follows if it is the best; a training that takes
 * longer is given up.
 */
export async function compareStarters(
  { contest, starters, budget, metric, after }: Comparing,
  { report, log }: Pick<JobContext, "report" | "log">,
): Promise<{ compared: Compared[]; leftOut: LeftOut[] }> {
  const compared: Compared[] = [];
  const leftOut: LeftOut[] = [];
  for (const [i, starter] of starters.entries()) {
    const { algorithm, config } = starter;
    const own = budget.left() - after({ train: starter.seconds, judge: 0 });
    const limit = Math.min(ENOUGH * budget.total - budget.spent(), own);
    if (compared.length > 0 && limit < starter.seconds) {
      leftOut.push({ algorithm: algorithm.name, why: "The time was over before its turn." });
      continue;
    }
    const told = part(report, i / starters.length, (i + 1) / starters.length);
    const named = (fraction: number, doing: string) => told(fraction, `${algorithm.name}: ${doing}`);
    // The first is the yardstick, and the way out where nothing else can be done: it is never given up.
    const verdict = await contest.enter({ algorithm, config }, named, compared.length > 0 ? limit : undefined);
    await log(`${algorithm.name}: ${verdict.figure === null ? verdict.why : `${metric} ${verdict.figure.value.toFixed(4)}`}`);
    if (verdict.figure === null) leftOut.push({ algorithm: algorithm.name, why: verdict.why! });
    else compared.push({ starter, verdict });
  }
  return { compared, leftOut };
}
