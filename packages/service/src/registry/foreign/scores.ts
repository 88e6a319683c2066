import type { Numbers } from "../../ports/inference.js";
import type { RecommendManifest } from "./manifest.js";

/**
 * The graph's scores, rows × tracks, as ours are: higher is better, the columns before the first track's left out, what is no number
 * or infinite as −Infinity, which is never recommended. Undefined where the output has another type or shape.
 */
export function scoresOf(output: Numbers, rows: number, tracks: number, { better, skip }: RecommendManifest["output"]) {
  const { data, dims } = output;
  const wide = tracks + skip;
  if (!(data instanceof Float32Array) || dims.length !== 2 || dims[0] !== rows || dims[1] !== wide) return undefined;
  const sign = better === "higher" ? 1 : -1;
  const scores = new Float32Array(rows * tracks);
  for (let row = 0; row < rows; row++) {
    for (let track = 0; track < tracks; track++) {
      const score = data[row * wide + skip + track]!;
      scores[row * tracks + track] = Number.isFinite(score) ? sign * score : Number.NEGATIVE_INFINITY;
    }
  }
  return { rows, cols: tracks, data: scores };
}
