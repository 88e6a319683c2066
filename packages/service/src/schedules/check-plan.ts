import { EvaluationError, parseMetric } from "@segue/engine";
import { readRules } from "../control/wishes.js";
import { SegueError } from "../errors.js";
import { readSplit } from "../evaluations/read-split.js";
import { parseParameters } from "../registry/train-job.js";
import { nextTime } from "./cron.js";
import type { ListsPlan, Plan, TrainPlan } from "./plan.js";

/** Refuses a plan that could never be carried out; throws `invalid-schedule`, `unknown-algorithm`, `invalid-parameter` or `invalid-split`. */
export function checkPlan(plan: Plan, now: number): void {
  if (plan.does === "lists") readRules(plan.rules);
  else checkTraining(plan);
  if (plan.cron === undefined && plan.events === undefined && plan.percent === undefined)
    throw new SegueError("invalid-schedule", "It says neither a time (cron) nor a number of new events (events, percent).");
  nextTime(plan, now);
}

function checkTraining({ algorithm, config, split, metric }: TrainPlan): void {
  parseParameters(algorithm, config);
  readSplit(split);
  checkMetric(metric);
}

/** Refuses lists by somebody whom `find` does not find. Where nobody is named, the first model may still come. */
export async function checkWho(plan: Plan, find: (plan: ListsPlan) => Promise<unknown>): Promise<void> {
  if (plan.does === "lists" && (plan.model !== undefined || plan.deployment !== undefined)) await find(plan);
}

function checkMetric(text: string): void {
  try {
    if (parseMetric(text).metric.per === "listener") return;
  } catch (thrown) {
    if (thrown instanceof EvaluationError) throw new SegueError("invalid-schedule", thrown.message, { cause: thrown });
    throw thrown;
  }
  throw new SegueError("invalid-schedule", `${text} is a figure of all lists together: two models cannot be compared by it.`, {
    hint: "Choose a figure of single listeners, as ndcg@10.",
  });
}
