import type { Random } from "@segue/kernels";
import type { Dimension } from "./space.js";

/** A coordinate for each dimension of a space. */
export type Point = readonly number[];

/** A density over the points of a space. */
export interface Density {
  at(point: Point): number;
  draw(random: Random): number[];
}

/**
 * A Parzen estimator: around each point a product of one kernel a dimension, and one even over everything, for what was not tried. Over a range
 * the kernel is a normal distribution, `width` wide (its standard deviation; the range is 1) and cut off at the ends; a choice keeps its value,
 * but for a chance that falls with the number of points.
 */
export function densityOf(space: readonly Dimension[], points: readonly Point[], width: number): Density {
  const leave = 1 / (1 + points.length / 2);
  const around = points.map((point) => space.map((dimension, d) => kernelAt(dimension, point[d]!, { width, leave })));
  const anywhere = space.map(evenKernel);
  const parts = [...around, anywhere];
  return {
    at: (point) =>
      parts.reduce((sum, part) => sum + part.reduce((product, kernel, d) => product * kernel.at(point[d]!), 1), 0) / parts.length,
    draw: (random) => parts[random.int(parts.length)]!.map((kernel) => kernel.draw(random)),
  };
}

/** A density over the coordinates of one dimension. */
export interface Kernel {
  at(coordinate: number): number;
  draw(random: Random): number;
}

/** The kernel around a coordinate: `width` is that of a range, `leave` the chance that a choice changes. */
export const kernelAt = (dimension: Dimension, coordinate: number, { width, leave }: { width: number; leave: number }): Kernel =>
  dimension.kind === "range" ? cutNormal(coordinate, width) : mostly(coordinate, dimension.choices.length, leave);

const evenKernel = (dimension: Dimension): Kernel => (dimension.kind === "range" ? EVEN : evenly(dimension.choices.length));

const EVEN: Kernel = { at: () => 1, draw: (random) => random.next() };

const evenly = (choices: number): Kernel => ({ at: () => 1 / choices, draw: (random) => random.int(choices) });

/** `chosen`, but with the probability `leave` any choice. What is not among the choices (−1) is any. */
function mostly(chosen: number, choices: number, leave: number): Kernel {
  if (chosen < 0) return evenly(choices);
  return {
    at: (choice) => leave / choices + (choice === chosen ? 1 - leave : 0),
    draw: (random) => (random.next() < leave ? random.int(choices) : chosen),
  };
}

/** A normal distribution without what lies outside of [0, 1]. */
function cutNormal(mean: number, deviation: number): Kernel {
  const inside = below((1 - mean) / deviation) - below(-mean / deviation);
  const height = 1 / (inside * deviation * Math.sqrt(2 * Math.PI));
  return {
    at: (x) => height * Math.exp(-0.5 * ((x - mean) / deviation) ** 2),
    draw(random) {
      for (;;) {
        const x = mean + deviation * random.normal();
        if (x >= 0 && x <= 1) return x;
      }
    },
  };
}

/** The standard normal distribution function, to 1e-7 (Abramowitz & Stegun, 26.2.17). */
function below(x: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(x));
  const tail =
    t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429)))) * Math.exp(-0.5 * x * x);
  const upper = tail / Math.sqrt(2 * Math.PI);
  return x >= 0 ? 1 - upper : upper;
}
