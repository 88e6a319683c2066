import type { Shape } from "@segue/autograd";
import type { SetShape } from "../../dataset/labelled-set.js";
import type { Estimate } from "../algorithm.js";
import { layoutOf, planOf } from "./network.js";
import type { ClassifierParameters } from "./parameters.js";

/** Seconds a multiplication of a training step, and in the beginning; bytes beside what a step computes. */
const COST = { multiplication: 1.5e-10, start: 1, bytes: 8e7 };

/** What a network costs, by the multiplications of its layers. */
export function estimateNetwork(shape: SetShape, config: ClassifierParameters): Estimate {
  const { lines, modelBytes, trainingBytes } = layoutOf(planOf(shape, config), Math.min(config.batch, shape.examples));
  const multiplications = lines.reduce((sum, line) => sum + line.parameters * placesOf(line.shape), 0);
  // There, and back twice: for the weights, and for what comes before.
  const seconds = COST.start + 3 * COST.multiplication * multiplications * shape.examples * config.epochs;
  return { bytes: COST.bytes + trainingBytes, model: modelBytes, seconds };
}

/** How often a layer's weights are applied to an example: at each place of an image, at each time of a sequence. */
const placesOf = (shape: Shape): number => {
  if (shape.length === 3) return shape[1]! * shape[2]!;
  return shape.length === 2 ? shape[0]! : 1;
};
