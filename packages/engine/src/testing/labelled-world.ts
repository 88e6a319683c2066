import { createRandom } from "@segue/kernels";
import { createLabelledSet, type LabelledSet, type Labels } from "../dataset/labelled-set.js";

export interface LabelledWorldOptions {
  readonly kind?: Labels["kind"];
  readonly examples?: number;
  /** Of the shortest and of the longest example; 1-dimensional where `rows` is 0. */
  readonly columns?: readonly [number, number];
  readonly rows?: number;
}

const CLASSES = 3;

/**
 * Noisy matrices in which, somewhere, a stretch of one row is louder: the row, one of three in each third of all, is the class. Of several labels each applies to half of the examples;
 * numbers are how loud each row is. Four examples are a group. The same seed gives the same set.
 */
export function labelledWorld(
  seed: number | string,
  { kind = "one", examples = 96, columns: [least, most] = [16, 16], rows = 9 }: LabelledWorldOptions = {},
): LabelledSet {
  const random = createRandom(seed);
  const classOf = Int32Array.from({ length: examples }, (_, i) => i % CLASSES);
  const applies = Uint8Array.from({ length: examples * CLASSES }, () => random.int(2));
  const loudness = Float32Array.from({ length: examples * CLASSES }, () => random.next());
  const loudOf = (i: number, c: number) => {
    if (kind === "one") return classOf[i] === c ? 4 : 0;
    return kind === "several" ? 4 * applies[i * CLASSES + c]! : 4 * loudness[i * CLASSES + c]!;
  };
  const blocks = Array.from({ length: examples }, (_, i) => {
    const columns = least + random.int(most - least + 1);
    const data = Float32Array.from({ length: Math.max(1, rows) * columns }, () => random.normal());
    for (let c = 0; c < CLASSES; c++) {
      const from = rows === 0 ? 4 * c : random.int(columns - 7);
      const row = rows === 0 ? 0 : Math.floor((rows * c) / CLASSES) + random.int(Math.floor(rows / CLASSES));
      for (let t = 0; t < (rows === 0 ? 4 : 8); t++) data[row * columns + from + t]! += loudOf(i, c);
    }
    return { shape: rows === 0 ? [columns] : [rows, columns], data };
  });
  const labels: Labels =
    kind === "one" ? { kind, of: classOf } : kind === "several" ? { kind, of: applies } : { kind, of: loudness };
  const groups = Int32Array.from({ length: examples }, (_, i) => Math.floor(i / 4));
  return createLabelledSet({ examples: blocks, classes: ["low", "middle", "high"], labels, groups });
}
