import type { DenseMatrix } from "@segue/kernels";
import type { LabelledSet } from "../../dataset/labelled-set.js";
import type { Held } from "../analyze-algorithm.js";

/** A probability counts as at least this. */
const LEAST = 1e-7;

/** How well what a network says of held-out examples (examples × classes) agrees with their labels. NaN where there are none. */
export function judgeHeldOut({ labels, classes, examples }: LabelledSet, said: DenseMatrix): Held {
  if (labels.kind === "numbers") return judgeNumbers(labels.of, said.data, classes.length);
  let [loss, right] = [0, 0];
  for (let i = 0; i < examples.length; i++) {
    const own = said.data.subarray(i * classes.length, (i + 1) * classes.length);
    if (labels.kind === "one") {
      loss -= Math.log(Math.max(LEAST, own[labels.of[i]!]!));
      right += own.indexOf(Math.max(...own)) === labels.of[i] ? 1 : 0;
      continue;
    }
    own.forEach((probability, c) => {
      const applies = labels.of[i * classes.length + c] === 1;
      loss -= Math.log(Math.max(LEAST, applies ? probability : 1 - probability)) / classes.length;
      right += probability >= 0.5 === applies ? 1 / classes.length : 0;
    });
  }
  return { heldOutLoss: loss / examples.length, right: right / examples.length };
}

function judgeNumbers(truth: Float32Array, said: Float32Array, kinds: number): Held {
  const means = Array.from({ length: kinds }, (_, c) => {
    const own = truth.filter((__, i) => i % kinds === c);
    return own.reduce((sum, value) => sum + value, 0) / own.length;
  });
  let [squares, spread] = [0, 0];
  truth.forEach((value, i) => {
    squares += (value - said[i]!) ** 2;
    spread += (value - means[i % kinds]!) ** 2;
  });
  return { heldOutLoss: squares / truth.length, right: 1 - squares / spread };
}
