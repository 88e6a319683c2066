/** A line of a table in a file (RFC 4180). As in every table that Segue gives away, what a spreadsheet would take for a formula has an apostrophe before it. */
export const csvLine = (cells: readonly (string | number | null)[]): string => `${cells.map(cellOf).join(",")}\n`;

function cellOf(cell: string | number | null): string {
  if (typeof cell !== "string") return cell === null ? "" : String(cell);
  const safe = /^'*[=+\-@\t\r\n]/.test(cell) && !NUMBER.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

const NUMBER = /^[+-]?\d+(\.\d+)?([eE][+-]?\d+)?$/;
