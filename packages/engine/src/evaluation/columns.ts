import type { Interval } from "./intervals.js";

/** Value ± half the 95 % interval. */
export function formatInterval({ value, low, high }: Interval): string {
  const half = (high - low) / 2;
  return half > 0 ? `${value.toFixed(4)} ±${half.toFixed(4)}` : value.toFixed(4);
}

/** Text to the left, numbers (the second column) to the right, two blanks between. */
export function alignColumns(lines: readonly (readonly string[])[]): string {
  const widths = (lines[0] ?? []).map((_, column) => Math.max(...lines.map((line) => line[column]!.length)));
  const pad = (cell: string, column: number) => (column === 1 ? cell.padStart(widths[column]!) : cell.padEnd(widths[column]!));
  return lines.map((line) => line.map(pad).join("  ").trimEnd()).join("\n");
}
