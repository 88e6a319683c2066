import { differences, type LeaderboardEntry } from "@segue/engine";
import { createRandom } from "@segue/kernels";
import type { EvaluationInput } from "./input.js";
import type { Judged } from "./judge.js";

/** What an evaluation tells of one of its subjects. */
interface Told extends Omit<Judged, "figures"> {
  /**
   * How much better it is than the reference, by metric: the mean of the listeners' differences with its 95 % interval, and whether
   * that leaves out 0. Absent from the reference itself. Both were judged on the same listeners.
   */
  readonly difference?: NonNullable<LeaderboardEntry["difference"]>;
  /** By id of listener: a figure by metric. */
  readonly perUser?: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

/** What is told of each of those that were judged, all compared with `reference`, one of them. */
export function compared(
  judged: readonly Judged[],
  reference: Judged,
  { seed, perUser }: Pick<EvaluationInput, "seed" | "perUser">,
): Told[] {
  return judged.map((each) => {
    const { figures, ...told } = each;
    const random = createRandom(seed).fork("comparison");
    return {
      ...told,
      ...(each === reference
        ? {}
        : { difference: { against: reference.model, metrics: differences(reference.figures, figures, random) } }),
      ...(perUser ? { perUser: byListener(figures) } : {}),
    };
  });
}

function byListener({ ids, values }: Judged["figures"]): NonNullable<Told["perUser"]> {
  const names = Object.keys(values);
  return Object.fromEntries(ids.map((id, row) => [id, Object.fromEntries(names.map((name) => [name, values[name]![row]!]))]));
}
