import type { Curve } from "@segue/client";
import { sparkline } from "@segue/service/basics";

/** The curves in what a job tells, be it done or not; none where no network learns. */
export const curvesIn = (result: unknown): readonly Curve[] => (Object(result) as { curves?: readonly Curve[] }).curves ?? [];

/** The last epoch of a curve in a line, with the course of all so far: `gru  epoch 3 of 10   loss 7.0034 █▄▁   hit@20 0.2782 ▁▆█`. */
export function epochLine({ algorithm, epochs, learned }: Curve): string {
  const { epoch, loss, heldOut } = learned.at(-1)!;
  const course = (values: readonly number[], last: number) => `${last.toFixed(4)} ${sparkline(values)}`;
  const figures = Object.entries(heldOut).map(
    ([name, figure]) =>
      `${name} ${course(
        learned.map((each) => each.heldOut[name] ?? Number.NaN),
        figure,
      )}`,
  );
  const losses = course(
    learned.map((each) => each.loss),
    loss,
  );
  return [`${algorithm}  epoch ${epoch} of ${epochs}`, `loss ${losses}`, ...figures].join("   ");
}

/** What is new in `curves` beside what was told of each before. */
export function newEpochs(curves: readonly Curve[], told: number[]): string[] {
  return curves.flatMap((curve, c) => {
    if (curve.learned.length <= (told[c] ?? 0)) return [];
    told[c] = curve.learned.length;
    return [epochLine(curve)];
  });
}
