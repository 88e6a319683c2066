import type { LabelledSet } from "../../dataset/labelled-set.js";
import type { Block } from "../../features/steps/step.js";
import { windowOf } from "./windows.js";

/** What is taken off numbers, and what they are multiplied by then: one of each for every place of a row (channels × rows), or of a row of numbers. */
export interface Scale {
  readonly mean: Float32Array;
  readonly unit: Float32Array;
}

/** What numbers that are to be foretold are like: a mean and a deviation of each. Empty where classes or labels are. */
export interface TargetScale {
  readonly mean: Float32Array;
  readonly deviation: Float32Array;
}

/** Mean and 1 ÷ deviation over all examples and columns: row by row, or with all rows of a channel alike. Where all numbers are the same, nothing is left of them. */
export function scaleOf(examples: readonly Block[], by: "rows" | "channels"): Scale {
  const shape = examples[0]?.shape ?? [1];
  const places = shape.length === 1 ? shape[0]! : shape.slice(0, -1).reduce((a, b) => a * b, 1);
  const alike = by === "channels" && shape.length > 1 ? shape.at(-2)! : 1;
  const owner = (place: number) => Math.floor(place / alike);
  const [sums, squares, counts] = [0, 1, 2].map(() => new Float64Array(Math.ceil(places / alike))) as Float64Array[];
  const each = (visit: (value: number, owner: number) => void) => {
    for (const { data, shape: own } of examples) {
      const columns = own.length === 1 ? 1 : own.at(-1)!;
      for (let i = 0; i < data.length; i++) visit(data[i]!, owner(Math.floor(i / columns)));
    }
  };
  each((value, o) => {
    sums![o]! += value;
    counts![o]!++;
  });
  const means = sums!.map((sum, o) => sum / Math.max(1, counts![o]!));
  each((value, o) => {
    squares![o]! += (value - means[o]!) ** 2;
  });
  const units = squares!.map((square, o) => {
    const deviation = Math.sqrt(square / Math.max(1, counts![o]!));
    return deviation > 1e-6 * Math.max(1, Math.abs(means[o]!)) ? 1 / deviation : 0;
  });
  const spread = (of: Float64Array) => Float32Array.from({ length: places }, (_, place) => of[owner(place)]!);
  return { mean: spread(means), unit: spread(units) };
}

/** The window of an example, brought to scale; what lies beyond its end is the mean, 0. */
export function scaledWindow(example: Block, from: number, columns: number, { mean, unit }: Scale): Float32Array {
  const out = windowOf(example, from, columns, mean);
  const width = example.shape.length === 1 ? 1 : columns;
  for (let i = 0; i < out.length; i++) {
    const place = Math.floor(i / width);
    out[i] = (out[i]! - mean[place]!) * unit[place]!;
  }
  return out;
}

/** Means and deviations of numbers that are to be foretold (examples × kinds); a deviation of 1 where all are the same. */
export function targetScaleOf({ labels, classes }: Pick<LabelledSet, "labels" | "classes">): TargetScale {
  if (labels.kind !== "numbers") return { mean: new Float32Array(), deviation: new Float32Array() };
  const { of } = labels;
  const kinds = classes.length;
  const columns = Array.from({ length: kinds }, (_, k) => of.filter((__, at) => at % kinds === k));
  const mean = Float32Array.from(columns, (own) => own.reduce((sum, value) => sum + value, 0) / Math.max(1, own.length));
  const deviation = Float32Array.from(columns, (own, k) => {
    const squares = own.reduce((sum, value) => sum + (value - mean[k]!) ** 2, 0);
    return Math.sqrt(squares / Math.max(1, own.length)) || 1;
  });
  return { mean, deviation };
}
