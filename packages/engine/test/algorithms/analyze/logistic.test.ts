import { createRandom } from "@segue/kernels";
import { expect, it } from "vitest";
import { chooseRegularization } from "../../../src/algorithms/logistic/choose.js";
import { fitLogistic, type LogisticData } from "../../../src/algorithms/logistic/fit.js";

const [ROWS, COLUMNS, CLASSES] = [80, 12, 3];
const random = createRandom(4);
/** Mostly 0; the first columns tell the class. */
const terms = Float32Array.from({ length: ROWS * COLUMNS }, () => (random.next() < 0.2 ? 1 + random.next() : 0));
const middle = Float32Array.from({ length: COLUMNS }, (_, f) => {
  const own = terms.filter((__, at) => at % COLUMNS === f);
  return own.reduce((sum, each) => sum + each, 0) / ROWS;
});
const centred = terms.map((each, at) => each - middle[at % COLUMNS]!);
const several = Uint8Array.from({ length: ROWS * CLASSES }, (_, at) =>
  Number(terms[Math.floor(at / CLASSES) * COLUMNS + (at % CLASSES)]! > 0 || random.next() < 0.1),
);
const one = Int32Array.from({ length: ROWS }, (_, row) => Math.max(0, several.subarray(row * CLASSES).indexOf(1) % CLASSES));
const groups = Int32Array.from({ length: ROWS }, (_, row) => row);
const classes = ["a", "b", "c"];

it.each([{ kind: "several", of: several } as const, { kind: "one", of: one } as const])(
  "learns the same of columns whose middle is taken off on the way ($kind)",
  async (labels) => {
    const whole: LogisticData = { x: centred, columns: COLUMNS, classes: CLASSES, labels };
    const apart: LogisticData = { ...whole, x: terms, middle };
    const options = { regularization: 0.01, iterations: 200, breathe: async () => {} };
    const [expected, found] = [await fitLogistic(whole, options), await fitLogistic(apart, options)];
    expected.forEach((weight, at) => {
      expect(found[at]!).toBeCloseTo(weight, 4);
    });
    expect(Math.max(...expected)).toBeGreaterThan(0.5);
    const choosing = { set: { classes, labels, groups }, regularizations: [0.001, 0.1, 10], folds: 3, iterations: 50 };
    const chosen = (data: LogisticData) =>
      chooseRegularization({ ...choosing, data, random: createRandom(1), report: async () => {} });
    expect(await chosen(apart)).toBe(await chosen(whole));
  },
);
