import { type Config, compare, EvaluationError, type Interval, parseMetric } from "@segue/engine";
import { createRandom } from "@segue/kernels";
import { servingOf } from "../deployments/history.js";
import { SegueError } from "../errors.js";
import { judgeAlgorithms } from "../evaluations/judge-algorithms.js";
import type { JobContext } from "../jobs/handler.js";
import type { Deployment } from "../ports/models.js";
import { parseParameters } from "../registry/train-job.js";
import type { TrainPlan } from "./plan.js";

/** Whether a model should be served, and why (not), as a sentence. */
export interface Verdict {
  readonly promote: boolean;
  readonly why: string;
}

/**
 * Whether the plan's model should take the place of what is served. The models themselves saw all the data, so their recipes are judged: both
 * are trained on the same part and judged on the same listeners.
 */
export async function worthServing(plan: TrainPlan, served: Deployment | undefined, context: JobContext): Promise<Verdict> {
  if (plan.promote === "never") return { promote: false, why: "the schedule never does so" };
  if (plan.promote === "always") return { promote: true, why: "the schedule always does so" };
  if (served === undefined) return { promote: true, why: "nothing was served there before" };
  const { services, workspace } = context;
  const { models, by } = servingOf(served);
  if (by !== null) return { promote: false, why: "a mix of models is served there, which only a person changes" };
  const other = await services.store.models.get(workspace, models[0]!.model, models[0]!.version);
  if (other === undefined) return { promote: true, why: "what was served there is no more" };
  const config = parseParameters(plan.algorithm, plan.config);
  if (other.algorithm === plan.algorithm && sameConfig(other.config, config))
    return { promote: true, why: "it is the recipe that is served, on newer data" };
  try {
    return await compareRecipes(plan, subjectText(other.algorithm, other.config), subjectText(plan.algorithm, config), context);
  } catch (thrown) {
    const judgeable = !(thrown instanceof SegueError && thrown.code === "job-cancelled");
    if (judgeable && (thrown instanceof SegueError || thrown instanceof EvaluationError))
      return { promote: false, why: `the two could not be compared: ${thrown.message}` };
    throw thrown;
  }
}

async function compareRecipes(
  { split, seed, metric, margin }: TrainPlan,
  served: string,
  fresh: string,
  context: JobContext,
): Promise<Verdict> {
  const { k, metric: kind } = parseMetric(metric);
  const judged = await judgeAlgorithms({ subjects: [served, fresh], split, k: [k], seed }, context);
  const [before, after] = judged;
  const better = compare(before!.figures, after!.figures, metric, createRandom(seed).fork("comparison"));
  const gain = kind.better === "higher" ? better : mirrored(better);
  const promote = gain.low >= -margin;
  const [old, now] = judged.map(({ metrics }) => metrics[metric]!.value.toFixed(4));
  const difference = `${signed(gain.value)}, with 95 % confidence from ${signed(gain.low)} to ${signed(gain.high)}`;
  return {
    promote,
    why: `${metric} is ${now}, of what is served ${old}: better by ${difference}; at least ${signed(-margin)} is asked for`,
  };
}

const mirrored = ({ value, low, high }: Interval): Interval => ({ value: -value, low: -high, high: -low });
const signed = (value: number) => `${value < 0 ? "−" : "+"}${Math.abs(value).toFixed(4)}`;

const sameConfig = (a: Config, b: Config) => JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
const sorted = (config: Config) => Object.entries(config).sort(([a], [b]) => (a < b ? -1 : 1));

/** An algorithm and its parameters as evaluations take them. */
const subjectText = (algorithm: string, config: Config) =>
  `${algorithm}${Object.entries(config)
    .map(([key, value], i) => `${i === 0 ? ":" : ","}${key}=${typeof value === "object" ? JSON.stringify(value) : String(value)}`)
    .join("")}`;
