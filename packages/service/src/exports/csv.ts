import { marked } from "@segue/engine";

/** A line of a CSV file (RFC 4180), its end included. Every CSV file is written by it: no cell is run by a spreadsheet as a formula. */
export const csvRow = (cells: readonly (string | number | null)[]): string => `${cells.map(csvCell).join(",")}\n`;

function csvCell(value: string | number | null): string {
  if (typeof value !== "string") return value === null ? "" : String(value);
  const text = marked(value);
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
