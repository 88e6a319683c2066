import { conform, type SchemaProblem } from "../../schema/conform.js";
import { steps } from "./list.js";
import type { Block, Step } from "./step.js";

/** Steps in the order in which they are done. */
export interface Preparation {
  /** The shape that comes out, free dimensions as NaN. */
  readonly shape: readonly number[];
  apply(block: Block): Block;
}

/**
 * Reads a list of steps, each `{ step: NAME, …settings }`, for numbers of this shape (free dimensions as NaN). The problems, with paths
 * from the list on, where one is unknown or does not fit.
 */
export function parseSteps(
  given: readonly unknown[],
  shape: readonly number[],
): { value: Preparation } | { problems: readonly SchemaProblem[] } {
  const chosen: { step: Step; settings: Record<string, unknown> }[] = [];
  let now = [...shape];
  for (const [i, each] of given.entries()) {
    const parsed = parseStep(each, now);
    if ("problems" in parsed) return { problems: parsed.problems.map((problem) => within(i, problem)) };
    chosen.push(parsed);
    now = parsed.step.shape(now, parsed.settings);
  }
  return {
    value: { shape: now, apply: (block) => chosen.reduce((numbers, { step, settings }) => step.apply(numbers, settings), block) },
  };
}

function parseStep(given: unknown, shape: readonly number[]) {
  const { step: name, ...rest } = Object(given) as Record<string, unknown>;
  const step = steps.find((each) => each.name === name);
  if (step === undefined) {
    const names = steps.map((each) => each.name).join(", ");
    return { problems: [{ path: "step", message: `must be one of ${names} (found ${JSON.stringify(name) ?? "nothing"})` }] };
  }
  const parsed = conform(step.settings, rest);
  if ("problems" in parsed) return parsed;
  const unfit = step.unfit(shape, parsed.value);
  return unfit === undefined ? { step, settings: parsed.value } : { problems: [{ path: "", message: unfit }] };
}

const within = (i: number, { path, message }: SchemaProblem) => ({ path: path === "" ? `${i}` : `${i}.${path}`, message });
