import type { Figure } from "./claim.js";

/** `PASS` or `FAIL`; `shown` for a figure without a goal. */
export function verdict({ pass, goal }: Figure): string {
  if (!pass) return "FAIL";
  return goal === undefined ? "shown" : "PASS";
}

/** With its unit and, where there is one, its interval. */
export function formatFigure({ figure, low, high, unit }: Figure): string {
  const range = low === undefined || high === undefined ? "" : ` (${formatNumber(low)}–${formatNumber(high)})`;
  return `${formatNumber(figure)}${unit === undefined ? "" : ` ${unit}`}${range}`;
}

export function formatGoal({ goal, better, unit }: Figure): string {
  if (goal === undefined) return "";
  return `${better === "higher" ? "≥" : "≤"} ${formatNumber(goal)}${unit === undefined ? "" : ` ${unit}`}`;
}

/** Four digits that count; whole numbers with separators. */
export function formatNumber(value: number): string {
  if (!Number.isFinite(value)) return String(value);
  if (Number.isInteger(value) || Math.abs(value) >= 1000) return Math.round(value).toLocaleString("en");
  return Math.abs(value) < 0.001 ? value.toExponential(1) : String(Number(value.toPrecision(4)));
}
