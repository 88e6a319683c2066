import type { FactRule } from "./fact-rule.js";
import { recogniseMissing } from "./sentinels.js";

/** Values that stand for “unknown”, see {@link recogniseMissing}. */
export const placeholders: FactRule = {
  name: "placeholder",
  title: "Values that stand for “unknown”",
  reason: "Tools write 0, −1, a default place or “Not available” where they know nothing; taken for values, they mislead.",
  find({ columns }) {
    const { sentinels } = recogniseMissing(columns);
    return sentinels.map(({ column, value, reason }) => {
      const rows = [...columns[column]!.cells.entries()].flatMap(([row, cell]) => (stands(cell, value) ? [row] : []));
      return { column, why: reason, rows };
    });
  },
};

function stands(cell: string | number | null, value: string | number): boolean {
  if (cell === null || (typeof cell === "string" && cell.trim() === "")) return false;
  return typeof value === "number" ? Number(cell) === value : String(cell).trim() === value;
}
