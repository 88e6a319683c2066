import { createRandom } from "@segue/kernels";
import type { Algorithm } from "../algorithms/algorithm.js";
import { type Config, resolveConfig } from "../algorithms/config.js";
import type { Better } from "../evaluation/metrics/metric.js";
import type { Contest, Verdict } from "./contest.js";
import type { Observation, Search } from "./search.js";
import { type Settings, spaceOf } from "./space.js";

/** A recipe that was tried, and what came of it. */
export interface Trial extends Verdict {
  /** From 1; the first has the usual parameters. */
  readonly number: number;
  /** The parameters that are searched over. */
  readonly settings: Settings;
}

/** What can be tuned: whatever has parameters. */
export type Tunable = Pick<Algorithm, "name" | "config" | "children">;

export interface TuneOptions<A extends Tunable> {
  readonly algorithm: A;
  readonly search: Search;
  /** Parameters that stay as they are given; they are not searched over. */
  readonly fixed: Config;
  /** How many trials there are to be in all. */
  readonly trials: number;
  readonly seed: number;
  /** Those that were made before, in order: it goes on after them as if it had not been interrupted. */
  readonly past: readonly Trial[];
  readonly contest: Contest<A>;
  /** Asked before each trial but the first: whether there is time for one more. */
  mayBegin?(past: readonly Trial[]): boolean;
  report(fraction: number, doing: string): Promise<void>;
}

/** New settings are proposed so often before it is taken that there are no others. */
const PROPOSALS = 50;

/**
 * Trials of an algorithm, one after the other: first its usual parameters, then what the search proposes from what came of those before. Each is
 * judged on the validation part alone. The same seed and data give the same trials. Ends early where everything was tried.
 */
export async function* tune<A extends Tunable>(options: TuneOptions<A>): AsyncGenerator<Trial> {
  const { algorithm, search, fixed, trials, seed, past, contest, mayBegin, report } = options;
  const space = spaceOf(algorithm, fixed);
  const { better } = contest;
  const made = [...past];
  const configOf = (settings: Settings) => completed(algorithm, { ...fixed, ...settings });
  const leader = bestOf(made, better);
  if (leader !== undefined && made.length < trials)
    await contest.resume({ algorithm, config: configOf(leader.settings) }, (_, doing) =>
      report(made.length / trials, `trial ${leader.number} again, to compare with: ${doing}`),
    );
  while (made.length < trials && (made.length === 0 || (mayBegin?.(made) ?? true))) {
    const number = made.length + 1;
    const settings = number === 1 ? usualSettings(algorithm, fixed) : proposed();
    if (settings === undefined) return;
    const told = (fraction: number, doing: string) => report((made.length + fraction) / trials, `trial ${number}: ${doing}`);
    const trial = { number, settings, ...(await contest.enter({ algorithm, config: configOf(settings) }, told)) };
    made.push(trial);
    yield trial;
  }

  function proposed(): Settings | undefined {
    const random = createRandom(seed).fork(`trial ${made.length + 1}`);
    const known = new Set(made.map(({ settings }) => JSON.stringify(settings)));
    for (let i = 0; i < PROPOSALS; i++) {
      const settings = search.propose(space, observed(made, better), random.fork(`proposal ${i}`));
      if (!known.has(JSON.stringify(settings))) return settings;
    }
    return undefined;
  }
}

/** The best trial that was judged by all; of equals the first. */
export function bestOf<T extends Trial>(trials: readonly T[], better: Better): T | undefined {
  const sign = better === "higher" ? 1 : -1;
  const judged = trials.filter(({ outcome }) => outcome === "judged");
  return judged.reduce<T | undefined>(
    (best, trial) => (best === undefined || sign * (trial.figure!.value - best.figure!.value) > 0 ? trial : best),
    undefined,
  );
}

/** What searches learn from: the trials with a figure. */
export function observed(trials: readonly Trial[], better: Better): Observation[] {
  const sign = better === "higher" ? 1 : -1;
  return trials.flatMap(({ settings, figure }) => (figure === null ? [] : [{ settings, merit: sign * figure.value }]));
}

/** The usual values of what is searched over. */
export function usualSettings(algorithm: Tunable, fixed: Config = {}): Settings {
  const config = completed(algorithm, fixed);
  // The values of dimensions are numbers, texts or booleans by their declaration.
  return Object.fromEntries(spaceOf(algorithm, fixed).map(({ name }) => [name, config[name]])) as Settings;
}

function completed(algorithm: Tunable, given: Config): Config {
  const resolved = resolveConfig(algorithm, given);
  if ("value" in resolved) return resolved.value;
  throw new RangeError(`${algorithm.name}: ${resolved.problems.map(({ path, message }) => `${path} ${message}`).join("; ")}`);
}
