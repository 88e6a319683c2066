import { createRandom } from "@segue/kernels";
import type { Algorithm } from "../algorithms/algorithm.js";
import { type Config, resolveConfig } from "../algorithms/config.js";
import type { Better } from "../evaluation/metrics/metric.js";
import type { Attempt, Contest, Verdict } from "./contest.js";
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
  /** Those that were made before: those that are missing are made as if it had not been interrupted. */
  readonly past: readonly Trial[];
  readonly contest: Contest<A>;
  /** How many are under way at once; 1 unless given. */
  readonly parallel?: number;
  /** Asked before each trial but the first, of those that ended so far, in order: whether there is time for one more. */
  mayBegin?(past: readonly Trial[]): boolean;
  report(fraction: number, doing: string): Promise<void>;
}

/** New settings are proposed so often before it is taken that there are no others. */
const PROPOSALS = 50;

/**
 * Trials of an algorithm, as they end: first its usual parameters, then what the search proposes. Each is judged on the validation part alone. Trial k is proposed from what came of the trials 1 … k − `parallel`,
 * and races against the best of these; those after them are under way, or might be, and count as no better than the worst: whichever ends first, the same seed, data and `parallel` give the same trials. Ends early where everything was tried.
 */
export async function* tune<A extends Tunable>(options: TuneOptions<A>): AsyncGenerator<Trial> {
  const { algorithm, search, fixed, trials, seed, past, contest, parallel = 1, mayBegin, report } = options;
  const space = spaceOf(algorithm, fixed);
  const { better } = contest;
  const made = new Map(past.map((trial) => [trial.number, trial]));
  const chosen: Settings[] = [];
  const underWay = new Map<number, { readonly ending: Promise<Attempted>; fraction: number }>();
  const admitting = new Map<number, () => void>();
  const inOrder = () => [...made.values()].sort((a, b) => a.number - b.number);
  const entrantOf = (settings: Settings) => ({ algorithm, config: completed(algorithm, { ...fixed, ...settings }) });

  for (let number = 1; number <= trials; number++) {
    while (Math.min(...underWay.keys()) <= number - parallel) yield await nextEnd();
    const known = inOrder().filter((trial) => trial.number <= number - parallel);
    const settings = made.get(number)?.settings ?? (number === 1 ? usualSettings(algorithm, fixed) : proposed(number, known));
    if (settings === undefined) break;
    chosen.push(settings);
    if (made.has(number)) continue;
    if (number > 1 && mayBegin?.(inOrder()) === false) break;
    await lead(known);
    begin(number, settings);
  }
  while (underWay.size > 0) yield await nextEnd();

  function proposed(number: number, known: readonly Trial[]): Settings | undefined {
    const random = createRandom(seed).fork(`trial ${number}`);
    const before = new Set(chosen.map((settings) => JSON.stringify(settings)));
    const past = withLies(observed(known, better), chosen.slice(known.length));
    for (let i = 0; i < PROPOSALS; i++) {
      const settings = search.propose(space, past, random.fork(`proposal ${i}`));
      if (!before.has(JSON.stringify(settings))) return settings;
    }
    return undefined;
  }

  /** Lets the best of those that are known stop others, judged again where that was before an interruption. */
  async function lead(known: readonly Trial[]): Promise<void> {
    for (const { number } of known) {
      admitting.get(number)?.();
      admitting.delete(number);
    }
    const best = bestOf(known, better);
    if (best === undefined) return;
    await contest.resume(entrantOf(best.settings), best.figure!.value, (_, doing) =>
      report(made.size / trials, `trial ${best.number} again, to compare with: ${doing}`),
    );
  }

  function begin(number: number, settings: Settings): void {
    const told = (fraction: number, doing: string) => {
      underWay.get(number)!.fraction = fraction;
      const fractions = [...underWay.values()].reduce((sum, each) => sum + each.fraction, 0);
      return report((made.size + fractions) / trials, `trial ${number}: ${doing}`);
    };
    const ending = contest
      .attempt(entrantOf(settings), told)
      .then(({ verdict, admit }) => ({ trial: { number, settings, ...verdict }, admit }));
    // Where another one ends the search by failing, nobody waits for it.
    ending.catch(() => undefined);
    underWay.set(number, { ending, fraction: 0 });
  }

  async function nextEnd(): Promise<Trial> {
    const { trial, admit } = await Promise.race([...underWay.values()].map(({ ending }) => ending));
    underWay.delete(trial.number);
    made.set(trial.number, trial);
    admitting.set(trial.number, admit);
    return trial;
  }
}

interface Attempted extends Pick<Attempt, "admit"> {
  readonly trial: Trial;
}

/** What is known, and what is under way, taken for as bad as the worst of that: so the search looks elsewhere (the constant liar of Ginsbourger, Le Riche & Carraro 2010, sect. 3.2, with the pessimistic lie). */
function withLies(known: readonly Observation[], unknown: readonly Settings[]): Observation[] {
  if (known.length === 0) return [];
  const worst = Math.min(...known.map(({ merit }) => merit));
  return [...known, ...unknown.map((settings) => ({ settings, merit: worst }))];
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
