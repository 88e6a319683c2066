import type { Fit } from "../../dataset/labelled-set.js";
import type { Block } from "../steps/step.js";

/** A text by how often it holds what each row stands for. */
type Rows = ArrayLike<number>;

/**
 * How much each row of a set of terms tells, by how few texts hold it: ln((1 + texts) / (1 + texts that hold it)) + 1, so that what stands in every text still counts a little. Empty where there are no
 * texts. (Spärck Jones, "A statistical interpretation of term specificity", J. Documentation 1972; smoothed as if one more text held everything.)
 */
export function rarityOf(texts: readonly Rows[]): Float32Array {
  const rows = texts[0]?.length ?? 0;
  const holding = new Uint32Array(rows);
  for (const text of texts) for (let row = 0; row < rows; row++) if (text[row] !== 0) holding[row]!++;
  return Float32Array.from(holding, (count) => Math.log((1 + texts.length) / (1 + count)) + 1);
}

/** A text whose rows count by their rarity, of length 1 again: TF-IDF (Salton & Buckley, "Term-weighting approaches in automatic text retrieval", 1988). */
export function weighted(text: Rows, rarity: Rows): Float32Array {
  const rows = Float64Array.from(text, (value, row) => value * rarity[row]!);
  const length = Math.hypot(...rows);
  return Float32Array.from(rows, (value) => (length === 0 ? 0 : value / length));
}

/** Reads examples whose numbers from one on are so many rows of a set of terms, by what is rare among those that were learned from. */
export function byRarity({ from, rows }: { readonly from: number; readonly rows: number }): Fit {
  return (learned) => {
    const rarity = rarityOf(learned.map(({ data }) => data.subarray(from, from + rows)));
    return (example) => weighTerms(example, from, rarity);
  };
}

/** An example whose terms, from one number on, count by their rarity. */
export function weighTerms({ shape, data }: Block, from: number, rarity: Rows): Block {
  const out = data.slice();
  out.set(weighted(data.subarray(from, from + rarity.length), rarity), from);
  return { shape, data: out };
}
