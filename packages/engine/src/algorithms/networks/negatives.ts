import type { Random } from "@segue/kernels";

/** Tracks that are drawn to be compared with the right one. */
export interface Negatives {
  readonly negatives: Int32Array;
  /** ln of how often each is expected among them: what its score is corrected by. */
  readonly logQ: Float32Array;
}

/**
 * Draws tracks with a probability proportional to plays^exponent, each independently of the others, by the alias method (Walker, 1977; Vose, "A linear algorithm for generating
 * random numbers with a given distribution", 1991). Tracks without a play are never drawn.
 */
export function createNegatives(plays: Uint32Array, exponent: number): (count: number, random: Random) => Negatives {
  const share = probabilities(plays, exponent);
  const { keep, other } = aliasTable(share);
  return (count, random) => {
    const negatives = new Int32Array(count);
    const logQ = new Float32Array(count);
    for (let i = 0; i < count; i++) {
      const cell = random.int(share.length);
      const track = random.next() < keep[cell]! ? cell : other[cell]!;
      negatives[i] = track;
      logQ[i] = Math.log(count * share[track]!);
    }
    return { negatives, logQ };
  };
}

function probabilities(plays: Uint32Array, exponent: number): Float64Array {
  const weights = Float64Array.from(plays, (count) => (count === 0 ? 0 : count ** exponent));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / total);
}

/** Each cell is its own track with the chance `keep`, and else `other`. */
function aliasTable(share: Float64Array): { keep: Float64Array; other: Int32Array } {
  const keep = share.map((p) => p * share.length);
  const other = Int32Array.from(share.keys());
  const small = [...keep.keys()].filter((cell) => keep[cell]! < 1);
  const large = [...keep.keys()].filter((cell) => keep[cell]! >= 1);
  while (small.length > 0 && large.length > 0) {
    const [few, many] = [small.pop()!, large.at(-1)!];
    other[few] = many;
    keep[many]! -= 1 - keep[few]!;
    if (keep[many]! < 1) small.push(large.pop()!);
  }
  // What rounding leaves over is full; a track that is never to be drawn always has another.
  for (const cell of [...small, ...large]) if (share[cell]! > 0) keep[cell] = 1;
  return { keep, other };
}
