import { topK } from "@segue/kernels";

/** What a child says of all tracks, and what it thinks most of. */
export interface Opinion {
  readonly scores: Float32Array;
  /** The lowest and the highest of the scores, and the sum of how far each lies above the lowest. */
  readonly least: number;
  readonly most: number;
  readonly sum: number;
  /** The scores' standard deviation. */
  readonly deviation: number;
  /** Its best tracks that score above the lowest, and the place of each, from 0. */
  readonly best: Int32Array;
  readonly places: ReadonlyMap<number, number>;
}

/** `depth`: how many of its best are looked at. What is no finite number counts as the lowest score. */
export function opinionOf(scores: Float32Array, depth: number): Opinion {
  const spread = spreadOf(scores);
  const { least } = spread;
  // Most tracks score the lowest, and are passed over at once when they are no candidates.
  const above = scores.map((score) => (score > least ? score : Number.NEGATIVE_INFINITY));
  const best = topK(above, depth);
  return { ...spread, scores, best, places: new Map(Array.from(best, (track, place) => [track, place])) };
}

function spreadOf(scores: Float32Array): Pick<Opinion, "least" | "most" | "sum" | "deviation"> {
  let [least, most, total, squares, count] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0, 0, 0];
  for (let track = 0; track < scores.length; track++) {
    const score = scores[track]!;
    if (!Number.isFinite(score)) continue;
    if (score < least) least = score;
    if (score > most) most = score;
    total += score;
    squares += score * score;
    count++;
  }
  if (count === 0) return { least: 0, most: 0, sum: 0, deviation: 0 };
  const deviation = Math.sqrt(Math.max(0, squares / count - (total / count) ** 2));
  return { least, most, sum: total - least * count, deviation };
}

/** Softens how much more a first place counts than a second one. */
const SOFTENED = 5;

/**
 * At most `count` tracks, ascending: those of `sure`, and of what the children think most of that which stands in front most often, by Σ 1 ÷ (place + 5) (reciprocal
 * rank fusion: Cormack, Clarke & Büttcher, SIGIR 2009).
 */
export function candidatesOf(opinions: readonly Opinion[], sure: Iterable<number>, count: number): Int32Array {
  const votes = new Map<number, number>();
  for (const { best } of opinions)
    best.forEach((track, place) => void votes.set(track, (votes.get(track) ?? 0) + 1 / (place + SOFTENED)));
  const certain = [...new Set(sure)].slice(0, count);
  for (const track of certain) votes.delete(track);
  const voted = [...votes].sort(([a, vote], [b, other]) => other - vote || a - b).slice(0, count - certain.length);
  return Int32Array.from([...certain, ...voted.map(([track]) => track)]).sort();
}
