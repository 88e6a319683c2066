import { type Algorithm, algorithms, type Config, type DataShape, resolveConfig } from "@segue/engine";
import { bytesText } from "../machine/memory.js";
import { type DataSize, forecastTraining } from "../registry/forecast.js";
import { secondsText } from "../registry/refuse-too-large.js";

/** An algorithm that is to be compared. */
export interface Starter {
  readonly algorithm: Algorithm;
  /** Its usual parameters. */
  readonly config: Config;
  /** Seconds that its training is expected to take. */
  readonly seconds: number;
  /** Why the data hardly support it, as a sentence; it is tried all the same, because that takes seconds. */
  readonly unfit: string | undefined;
}

/** An algorithm that is not, and why, as a sentence. */
export interface LeftOut {
  readonly algorithm: string;
  readonly why: string;
}

/** The part of the time that a single training may take: others are to be compared, and the best of them tuned. */
const LONGEST = 0.25;
/** What data do not support is tried where it takes no longer, in seconds. */
const CHEAP = 5;

/** What is compared, the quickest first, and what is not. */
export function fieldOf(
  shape: DataShape,
  size: DataSize,
  { seconds, room }: { readonly seconds: number; readonly room: number },
): { starters: Starter[]; leftOut: LeftOut[] } {
  const starters: Starter[] = [];
  const leftOut: LeftOut[] = [];
  for (const algorithm of algorithms) {
    const config = usualOf(algorithm);
    const forecast = forecastTraining(algorithm, config, size);
    const unfit = algorithm.unfit(shape);
    const why =
      (unfit !== undefined && forecast.seconds > CHEAP ? unfit : undefined) ??
      (forecast.bytes > room
        ? `Training takes about ${bytesText(forecast.bytes)} of memory; there is room for ${bytesText(room)}.`
        : undefined) ??
      (forecast.seconds > LONGEST * seconds
        ? `A training takes about ${secondsText(forecast.seconds)}, too much of the ${secondsText(seconds)} that there are.`
        : undefined);
    if (why === undefined) starters.push({ algorithm, config, seconds: forecast.seconds, unfit });
    else leftOut.push({ algorithm: algorithm.name, why });
  }
  return { starters: starters.sort((a, b) => a.seconds - b.seconds), leftOut };
}

export function usualOf(algorithm: Algorithm): Config {
  const resolved = resolveConfig(algorithm, {});
  if ("value" in resolved) return resolved.value;
  throw new TypeError(`${algorithm.name} has a parameter without a default`);
}
