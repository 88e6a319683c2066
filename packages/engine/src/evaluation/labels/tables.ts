import { alignColumns, formatInterval } from "../columns.js";
import type { SetReport } from "./judge-set.js";

/** A report with the name that it goes by. */
export interface JudgedLabels {
  readonly model: string;
  readonly report: Pick<SetReport, "examples" | "figures" | "confusion"> & {
    /** Null where a figure is not defined. */
    readonly byClass: readonly {
      readonly name: string;
      readonly examples: number;
      readonly precision: number;
      readonly recall: number;
      readonly f1: number;
      readonly rocAuc: number | null;
    }[];
  };
}

/** Classes of which a matrix is still read; larger ones are in the reports. */
const READABLE = 12;

/**
 * Judged algorithms as plain text tables: one line each with all figures as value ± half the 95 % interval, and, where there is only one, its classes and which is taken for which.
 *
 * @example
 *     model             examples  accuracy       macro-f1
 *     stats-classifier        60  0.7167 ±0.112  0.7120 ±0.110
 */
export function labelTables(judged: readonly JudgedLabels[]): string {
  const names = Object.keys(judged[0]?.report.figures ?? {});
  const head = ["model", "examples", ...names];
  const lines = judged.map(({ model, report: { examples, figures } }) => [
    model,
    String(examples),
    ...names.map((name) => (figures[name] === undefined ? "" : formatInterval(figures[name]))),
  ]);
  const [only, ...others] = judged;
  const details = only !== undefined && others.length === 0 ? detailsOf(only.report) : [];
  return [alignColumns([head, ...lines]), ...details].join("\n\n");
}

function detailsOf({ byClass, confusion }: JudgedLabels["report"]): string[] {
  if (byClass.length === 0) return [];
  const head = ["class", "examples", "precision", "recall", "F1", "ROC area"];
  const told = (value: number | null) => (value === null || Number.isNaN(value) ? "" : value.toFixed(3));
  const lines = byClass.map(({ name, examples, precision, recall, f1, rocAuc }) => [
    name,
    String(examples),
    ...[precision, recall, f1, rocAuc].map(told),
  ]);
  const tables = [alignColumns([head, ...lines])];
  if (confusion === undefined || byClass.length > READABLE) return tables;
  const letters = byClass.map((_, c) => String.fromCharCode(97 + c));
  const rows = byClass.map(({ name, examples }, c) => [
    `${letters[c]}  ${name}`,
    String(examples),
    ...confusion[c]!.map((n) => (n === 0 ? "·" : String(n))),
  ]);
  return [...tables, `What is taken for what:\n${alignColumns([["", "examples", ...letters], ...rows])}`];
}
