import { type Algorithm, algorithms, type Config, resolveConfig } from "@segue/engine";
import { bytesText } from "../machine/memory.js";
import { type DataSize, forecastTraining } from "./forecast.js";

/** Another training that fits. */
export interface Advice {
  readonly algorithm: string;
  /** Parameters to set, beside those that were; empty for another algorithm as it usually is. */
  readonly set: Readonly<Record<string, unknown>>;
  /** The most memory that it will hold. */
  readonly bytes: number;
}

/**
 * What would fit into `room` bytes where a training does not: of each parameter that makes a difference the value that comes closest, and
 * the other algorithms with their usual parameters, those that need most first.
 */
export function adviceFor(algorithm: Algorithm, config: Config, size: DataSize, room: number): Advice[] {
  const wanted = forecastTraining(algorithm, config, size).bytes;
  const fits = ({ bytes }: Advice) => bytes <= room && bytes < wanted;
  const largestFirst = (a: Advice, b: Advice) => b.bytes - a.bytes;
  const changed = Object.keys(algorithm.config.properties).flatMap((name) => {
    const tried = valuesOf(algorithm, name).map((value) =>
      adviceOf(algorithm, { ...config, [name]: value }, { [name]: value }, size),
    );
    return tried.filter(fits).sort(largestFirst).slice(0, 1);
  });
  const others = algorithms
    .filter((other) => other.name !== algorithm.name)
    .map((other) => adviceOf(other, usual(other), {}, size));
  return [...changed.sort(largestFirst), ...others.filter(fits).sort(largestFirst)];
}

function adviceOf(algorithm: Algorithm, config: Config, set: Advice["set"], size: DataSize): Advice {
  return { algorithm: algorithm.name, set, bytes: forecastTraining(algorithm, config, size).bytes };
}

/** What a parameter may be, as far as it is tried: each choice, or the powers of two within its bounds. */
function valuesOf(algorithm: Algorithm, name: string): unknown[] {
  const {
    type,
    enum: choices,
    minimum,
    maximum,
  } = Object(algorithm.config.properties[name]) as {
    type?: string;
    enum?: readonly unknown[];
    minimum?: number;
    maximum?: number;
  };
  if (choices !== undefined) return [...choices];
  if (type !== "integer" || minimum === undefined || maximum === undefined) return [];
  const values = [];
  for (let value = 1; value <= maximum; value *= 2) if (value >= minimum) values.push(value);
  // Of values that make no difference the largest is the closest to what was wanted.
  return values.reverse();
}

function usual(algorithm: Algorithm): Config {
  const resolved = resolveConfig(algorithm, {});
  if ("problems" in resolved) throw new TypeError(`${algorithm.name} has a parameter without a default`);
  return resolved.value;
}

/** Advice as people read it: `als with factors=32 takes 400 MiB`. */
export function adviceText({ algorithm, set, bytes }: Advice): string {
  const settings = Object.entries(set).map(([name, value]) => `${name}=${value}`);
  return `${algorithm}${settings.length > 0 ? ` with ${settings.join(", ")}` : ""} takes ${bytesText(bytes)}`;
}
