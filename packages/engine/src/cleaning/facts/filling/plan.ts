import type { Random } from "@segue/kernels";
import { bootstrapInterval } from "../../../evaluation/intervals.js";
import type { FillMethod } from "./table.js";

/** What is done with a cell: which filler to ask; `established`: whether it is better than the fallback beyond its interval. */
export interface Choice {
  readonly method: FillMethod;
  readonly established: boolean;
}

/** Masked cells on which a choice rests at least; where a situation has fewer, all cells decide, and nothing is established. */
const ENOUGH = 40;

/**
 * For each situation a cell can be in (whether its album, its artist tell anything) the filler with the least mean loss on
 * the masked cells of that situation.
 */
export function choose(
  loss: ReadonlyMap<FillMethod, Float64Array>,
  judged: Uint8Array,
  situations: Iterable<number>,
  able: (method: FillMethod, situation: number) => boolean,
  random: Random,
): Map<number, Choice> {
  const plan = new Map<number, Choice>();
  const all = Uint32Array.from(judged.keys());
  for (const situation of situations) {
    const own = all.filter((i) => judged[i] === situation);
    const methods = [...loss.keys()].filter((method) => able(method, situation));
    const few = own.length < ENOUGH;
    const best = bestOf(loss, methods, few ? all : own, random.fork(`situation ${situation}`));
    plan.set(situation, few ? { ...best, established: false } : best);
  }
  return plan;
}

function bestOf(
  loss: ReadonlyMap<FillMethod, Float64Array>,
  methods: readonly FillMethod[],
  cells: Uint32Array,
  random: Random,
): Choice {
  const fallback = loss.get("mode")!;
  let best: FillMethod = "mode";
  let least = 0;
  for (const method of methods) {
    const answered = answeredOf(loss.get(method)!, cells);
    const gain = mean(answered, (i) => loss.get(method)![i]! - fallback[i]!);
    if (answered.length > 0 && gain < least) [best, least] = [method, gain];
  }
  const compared = answeredOf(loss.get(best)!, cells);
  if (best === "mode") return { method: best, established: cells.length > 0 && mean(cells, (i) => fallback[i]!) === 0 };
  const differences = Float64Array.from(compared, (i) => loss.get(best)![i]! - fallback[i]!);
  return { method: best, established: bootstrapInterval(differences, random).high < 0 };
}

const answeredOf = (values: Float64Array, cells: Uint32Array) => cells.filter((i) => !Number.isNaN(values[i]!));
const mean = (cells: Uint32Array, of: (i: number) => number) => cells.reduce((sum, i) => sum + of(i), 0) / cells.length;
