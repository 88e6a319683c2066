import type { Filler, Task } from "./filler.js";
import { observedRows } from "./filler.js";
import type { GroupName } from "./table.js";
import { typical } from "./typical.js";

/** The mean or commonest value of the rows of the same artist or album; nothing where none of them is known. */
export const groupFiller = (name: GroupName): Filler => ({
  name,
  fill(task, rows) {
    const group = task.table.groups.find((each) => each.name === name)?.values;
    if (group === undefined) return new Float64Array(rows.length).fill(Number.NaN);
    const known = byGroup(task, group);
    return Float64Array.from(rows, (row) => {
      const values = known.get(group[row]!);
      return values === undefined ? Number.NaN : typical(task.column.kind, Float64Array.from(values));
    });
  },
});

function byGroup(task: Task, group: Float64Array): Map<number, number[]> {
  const known = new Map<number, number[]>();
  for (const row of observedRows(task)) {
    const key = group[row]!;
    if (Number.isNaN(key)) continue;
    const values = known.get(key);
    if (values === undefined) known.set(key, [task.observed[row]!]);
    else values.push(task.observed[row]!);
  }
  return known;
}
