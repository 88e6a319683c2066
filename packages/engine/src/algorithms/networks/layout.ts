import type { NetworkPart } from "../algorithm.js";
import { BIASES, type Body, parametersOf, TRACKS } from "./network.js";
import type { TrainingParameters } from "./parameters.js";

/** The tables of tracks, then the network's own parts in their order. Throws a `TrainingError` where the config makes no network. */
export function layoutOf<Config>(body: Body<Config>, config: Config & TrainingParameters, tracks: number): NetworkPart[] {
  const parts = new Map<string, (readonly number[])[]>([
    [TRACKS, [[tracks, config.width]]],
    [BIASES, [[tracks]]],
  ]);
  for (const { name, shape } of parametersOf(body, config)) {
    const part = name.includes(".") ? name.slice(0, name.lastIndexOf(".")) : name;
    parts.set(part, [...(parts.get(part) ?? []), shape]);
  }
  return Array.from(parts, ([name, weights]) => ({ name, weights, parameters: weights.map(sizeOf).reduce((a, b) => a + b) }));
}

const sizeOf = (shape: readonly number[]): number => shape.reduce((product, side) => product * side, 1);
