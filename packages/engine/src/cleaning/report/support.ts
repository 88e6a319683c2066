import type { Algorithm, Estimate } from "../../algorithms/algorithm.js";
import { resolveConfig } from "../../algorithms/config.js";
import { estimateTraining } from "../../algorithms/life.js";
import { sizeOfShape } from "../../algorithms/size.js";
import type { DataShape } from "./shape.js";

/** Whether the data support an algorithm, and what training it (with its usual parameters) takes. */
export interface Support {
  readonly algorithm: string;
  /** Why not, as a sentence; null where they do. */
  readonly unfit: string | null;
  readonly estimate: Estimate;
}

/** What data of this shape support. */
export function supportOf(algorithms: readonly Algorithm[], shape: DataShape): Support[] {
  return algorithms.map((algorithm) => {
    const resolved = resolveConfig(algorithm, {});
    if ("problems" in resolved) throw new TypeError(`${algorithm.name} has a parameter without a default`);
    const estimate = estimateTraining(algorithm, sizeOfShape(shape), resolved.value);
    return { algorithm: algorithm.name, unfit: algorithm.unfit(shape) ?? null, estimate };
  });
}
