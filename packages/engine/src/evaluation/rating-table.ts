import { alignColumns, formatInterval } from "./columns.js";
import type { RatingErrors, RatingEvaluation } from "./rating-errors.js";

/** The name under which the guess stands. */
const BASELINE = "listener's mean";

/**
 * Errors of predicted ratings as a plain text table, the least first by `mae`, the guess last: a listener's own mean for everything.
 *
 * @example
 *     model            ratings  mae             rmse            mse
 *     item-knn            1200  0.6921 ±0.0210  0.8841 ±0.0250  0.7816 ±0.0440
 *     listener's mean     1200  0.7810 ±0.0220  0.9802 ±0.0260  0.9608 ±0.0510
 */
export function ratingTable(entries: readonly { readonly model: string; readonly ratings: RatingEvaluation }[]): string {
  const best = [...entries].sort((a, b) => a.ratings.mae.value - b.ratings.mae.value);
  const line = (model: string, count: number, { mae, rmse, mse }: RatingErrors) => [
    model,
    String(count),
    ...[mae, rmse, mse].map(formatInterval),
  ];
  const guesses = best.slice(0, 1).map(({ ratings }) => line(BASELINE, ratings.ratings, ratings.baseline));
  return alignColumns([
    ["model", "ratings", "mae", "rmse", "mse"],
    ...best.map(({ model, ratings }) => line(model, ratings.ratings, ratings)),
    ...guesses,
  ]);
}
