import type { Random } from "@segue/kernels";

/** What makes learning harder, so that what is learned holds for more than what was seen. */
export interface Masks {
  readonly rowMasks: number;
  readonly rowMask: number;
  readonly columnMasks: number;
  readonly columnMask: number;
}

/**
 * Blots out bands of rows and stretches of columns of a window (channels × rows × columns, brought to scale: 0 is the mean), in all channels alike (Park et al., "SpecAugment: a simple data augmentation
 * method for automatic speech recognition", Interspeech 2019, sections 2.2 and 2.3).
 */
export function mask(window: Float32Array, [rows, columns]: readonly [number, number], masks: Masks, random: Random): void {
  for (let m = 0; m < masks.rowMasks; m++) {
    const { from, to } = stretch(rows, masks.rowMask, random);
    for (let at = from * columns; at < window.length; at += rows * columns) window.fill(0, at, at + (to - from) * columns);
  }
  for (let m = 0; m < masks.columnMasks; m++) {
    const { from, to } = stretch(columns, masks.columnMask, random);
    for (let at = 0; at < window.length; at += columns) window.fill(0, at + from, at + to);
  }
}

/** A stretch of 0 to `share` of `all` places. */
function stretch(all: number, share: number, random: Random): { from: number; to: number } {
  const length = random.int(Math.floor(share * all) + 1);
  const from = random.int(all - length + 1);
  return { from, to: from + length };
}

/** With whom each example of a batch is mixed, and how much of it is its own (Zhang et al., "mixup: beyond empirical risk minimization", ICLR 2018). */
export interface Mixing {
  readonly partners: Int32Array;
  readonly own: Float32Array;
}

/** Shares are drawn from Beta(alpha, alpha), 0 < alpha ≤ 1, and are the larger one: half of an example at least is its own. */
export function drawMixing(examples: number, alpha: number, random: Random): Mixing {
  const partners = random.shuffle(Int32Array.from({ length: examples }, (_, i) => i));
  const own = Float32Array.from({ length: examples }, () => {
    const share = beta(alpha, random);
    return Math.max(share, 1 - share);
  });
  return { partners, own };
}

/** A number of Beta(alpha, alpha), alpha ≤ 1, by Jöhnk's method (Devroye, Non-Uniform Random Variate Generation, 1986, IX.3.5). */
function beta(alpha: number, random: Random): number {
  for (;;) {
    const [x, y] = [random.next() ** (1 / alpha), random.next() ** (1 / alpha)];
    if (x + y > 0 && x + y <= 1) return x / (x + y);
  }
}

/** examples × size: each example and its partner, by their shares. */
export function mix(values: Float32Array, { partners, own }: Mixing): Float32Array {
  const size = values.length / partners.length;
  const out = new Float32Array(values.length);
  for (let i = 0; i < partners.length; i++)
    for (let at = 0; at < size; at++)
      out[i * size + at] = own[i]! * values[i * size + at]! + (1 - own[i]!) * values[partners[i]! * size + at]!;
  return out;
}
