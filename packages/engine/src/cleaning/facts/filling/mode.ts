import { type Filler, observedRows } from "./filler.js";
import { typical } from "./typical.js";

/** The fallback: every cell gets the column's mean, or its commonest category. */
export const mode: Filler = {
  name: "mode",
  fill(task, rows) {
    const known = Float64Array.from(observedRows(task), (row) => task.observed[row]!);
    return new Float64Array(rows.length).fill(typical(task.column.kind, known));
  },
};
