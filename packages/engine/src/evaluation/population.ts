import type { Dataset } from "../dataset/dataset.js";
import type { Population } from "./metrics/metric.js";

/** Counts the listeners of each track in the training data. */
export function populationOf({ plays }: Dataset): Population {
  const listenersOf = new Float64Array(plays.cols);
  for (const track of plays.indices) listenersOf[track]!++;
  let listeners = 0;
  for (let user = 0; user < plays.rows; user++) if (plays.indptr[user + 1]! > plays.indptr[user]!) listeners++;
  return { tracks: plays.cols, listeners, listenersOf };
}
