import { type BandDifference, bandDifferences, differences, type LeaderboardEntry } from "@segue/engine";
import { createRandom, type Random } from "@segue/kernels";
import type { EvaluationInput } from "./input.js";
import type { Judged } from "./judge.js";

/** What an evaluation tells of one of its subjects. */
interface Told extends Omit<Judged, "figures" | "lengths"> {
  /**
   * How much better it is than the reference, by metric: the mean of the listeners' differences with its 95 % interval, and whether
   * that leaves out 0. Absent from the reference itself. Both were judged on the same listeners.
   */
  readonly difference?: NonNullable<LeaderboardEntry["difference"]> & {
    /** The same for listeners with short, middling and long histories; empty where next tracks were judged. */
    readonly bands: readonly Band[];
  };
  /** By id of listener: a figure by metric. */
  readonly perUser?: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

interface Band extends Pick<BandDifference, "name" | "metrics"> {
  /** Listeners in it, and the ids of the first few. */
  readonly users: number;
  readonly some: readonly string[];
}

/** Listeners of a band who are named, so that it can be heard what is said to them. */
const NAMED = 8;

/** What is told of each of those that were judged, all compared with `reference`, one of them. */
export function compared(
  judged: readonly Judged[],
  reference: Judged,
  { seed, perUser }: Pick<EvaluationInput, "seed" | "perUser">,
): Told[] {
  return judged.map((each) => {
    const { figures, lengths, ...told } = each;
    const random = createRandom(seed).fork("comparison");
    return {
      ...told,
      ...(each === reference
        ? {}
        : {
            difference: {
              against: reference.model,
              metrics: differences(reference.figures, figures, random),
              bands: lengths === undefined ? [] : bandsOf(reference.figures, figures, lengths, random.fork("bands")),
            },
          }),
      ...(perUser ? { perUser: byListener(figures) } : {}),
    };
  });
}

function bandsOf(reference: Judged["figures"], figures: Judged["figures"], lengths: Int32Array, random: Random): Band[] {
  return bandDifferences(reference, figures, lengths, random).map(({ name, metrics, listeners }) => ({
    name,
    metrics,
    users: listeners.length,
    some: listeners.slice(0, NAMED),
  }));
}

function byListener({ ids, values }: Judged["figures"]): NonNullable<Told["perUser"]> {
  const names = Object.keys(values);
  return Object.fromEntries(ids.map((id, row) => [id, Object.fromEntries(names.map((name) => [name, values[name]![row]!]))]));
}
