import { type Feature, single } from "../feature.js";

/**
 * How much each row of a set of terms tells, by how few texts hold it: ln((1 + texts) / (1 + texts that hold it)) + 1, so that what stands in every text still counts a little. Empty where there are no
 * texts. (Spärck Jones, "A statistical interpretation of term specificity", J. Documentation 1972; smoothed as if one more text held everything.)
 */
export function rarityOf(texts: readonly Feature[]): Float32Array {
  const rows = texts[0]?.bands ?? 0;
  const holding = new Uint32Array(rows);
  for (const { data } of texts) for (let row = 0; row < rows; row++) if (data[row] !== 0) holding[row]!++;
  return Float32Array.from(holding, (count) => Math.log((1 + texts.length) / (1 + count)) + 1);
}

/** A text whose rows count by their rarity, of length 1 again: TF-IDF (Salton & Buckley, "Term-weighting approaches in automatic text retrieval", 1988). */
export function weighted({ data }: Feature, rarity: ArrayLike<number>): Feature {
  const rows = Array.from(data, (value, row) => value * rarity[row]!);
  const length = Math.hypot(...rows);
  return single(...rows.map((value) => (length === 0 ? 0 : value / length)));
}
