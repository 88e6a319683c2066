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

/** Judges the usual parameters of each, the quickest first, as long as there is time; a training that takes far longer than it should is given up. */
export async function compareStarters(
  contest: Contest,
  starters: readonly Starter[],
  budget: Budget,
  { report, log }: Pick<JobContext, "report" | "log">,
  metric: string,
): Promise<{ compared: Compared[]; leftOut: LeftOut[] }> {
  const compared: Compared[] = [];
  const leftOut: LeftOut[] = [];
  for (const [i, starter] of starters.entries()) {
    const { algorithm, config } = starter;
    const limit = ENOUGH * budget.total - budget.spent();
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
