import type { Figure } from "./claim.js";
import { readRecords } from "./record.js";

interface Named {
  readonly name: string;
  /** How each of its figures begins; by its name and a colon where nothing is said. */
  readonly what?: string;
}

/**
 * Measures the rows of a claim that `SEGUE_CLAIM_ROWS` names, separated by commas, or all; the figures of the others stay as they were measured
 * last.
 */
export async function measureChosen<Row extends Named>(
  claim: string,
  rows: readonly Row[],
  measure: (row: Row) => Promise<readonly Figure[]>,
): Promise<Figure[]> {
  const names = rows.map(({ name }) => name);
  const chosen = process.env.SEGUE_CLAIM_ROWS?.split(",") ?? names;
  const unknown = chosen.filter((name) => !names.includes(name));
  if (unknown.length > 0) throw new Error(`There is no row ${unknown.join(", ")}; there are ${names.join(", ")}`);
  const kept = readRecords().find(({ name }) => name === claim)?.figures ?? [];
  const figures: Figure[] = [];
  for (const row of rows) {
    const own = chosen.includes(row.name)
      ? await measure(row)
      : kept.filter(({ what }) => what.startsWith(row.what ?? `${row.name}: `));
    figures.push(...own);
  }
  return figures;
}
