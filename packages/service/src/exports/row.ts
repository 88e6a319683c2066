import { type ContentRow, TABLES, type TableName } from "../ports/contents.js";

/** A row with its columns' names; what is unknown is absent. */
export function rowAsObject(table: TableName, row: ContentRow): Record<string, unknown> {
  const entries = TABLES[table].map((name, c) => [name, shown(name, row[c] ?? null)] as const);
  return Object.fromEntries(entries.filter(([, value]) => value !== null));
}

function shown(name: string, value: string | number | null): unknown {
  if (name === "facts") return JSON.parse(String(value));
  return name === "time" ? timeCell(value) : value;
}

/** Milliseconds since 1970 as RFC 3339. */
export const timeCell = (value: string | number | null): string | null =>
  value === null ? null : new Date(Number(value)).toISOString();
