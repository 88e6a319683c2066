import type { CategoryColumn, GroupName, NumberColumn, Table } from "./table.js";
import { GROUPS } from "./table.js";

/** A column as numbers, in the rows' canonical order. */
export interface CodedColumn {
  readonly name: string;
  readonly kind: "number" | "category";
  /** Of a category the position in the vocabulary; NaN where unknown. */
  readonly values: Float64Array;
  /** The category's different values, ascending; empty for numbers. */
  readonly vocabulary: readonly string[];
}

/** A table whose rows stand in an order that depends on their content alone. */
export interface CodedTable {
  /** The row of the given table that stands at each place here. */
  readonly order: Uint32Array;
  /** In canonical order. */
  readonly ids: readonly string[];
  readonly columns: readonly CodedColumn[];
  readonly groups: readonly (CodedColumn & { readonly name: GroupName })[];
}

/**
 * Puts the rows in the order of their ids (of equal ids, in that of their content) and turns categories into numbers. Whatever is
 * computed from the result, sums of floating-point numbers too, is the same for every order of the given rows.
 */
export function codeTable(table: Table): CodedTable {
  const order = canonicalOrder(table);
  const category = <Name extends string>(name: Name, texts: readonly (string | null)[]) => codeCategory(name, texts, order);
  return {
    order,
    ids: Array.from(order, (row) => table.ids[row]!),
    columns: table.columns.map((column) =>
      column.kind === "category" ? category(column.name, column.values) : codeNumbers(column, order),
    ),
    groups: GROUPS.flatMap((name) => (table.groups[name] === undefined ? [] : [category(name, table.groups[name])])),
  };
}

function canonicalOrder({ ids, columns, groups }: Table): Uint32Array {
  const lists: (NumberColumn | CategoryColumn)["values"][] = columns.map(({ values }) => values);
  for (const name of GROUPS) if (groups[name] !== undefined) lists.push(groups[name]);
  const content = (row: number) => lists.map((values) => String(values[row])).join("\u0000");
  return Uint32Array.from(ids.keys()).sort((a, b) => ascending(ids[a]!, ids[b]!) || ascending(content(a), content(b)));
}

const ascending = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

function codeCategory<Name extends string>(name: Name, texts: readonly (string | null)[], order: Uint32Array) {
  const vocabulary = [...new Set(texts.filter((text) => text !== null))].sort(ascending);
  const codes = new Map(vocabulary.map((text, code) => [text, code]));
  const values = Float64Array.from(order, (row) => codes.get(texts[row] ?? "\u0000") ?? Number.NaN);
  return { name, kind: "category" as const, values, vocabulary };
}

/** A slip of the decimal point may not outweigh all other cells: values further outside than the middle 99.8 % is wide are moved there. */
function codeNumbers({ name, values }: NumberColumn, order: Uint32Array): CodedColumn {
  const sorted = values.filter((value) => !Number.isNaN(value)).sort();
  const at = (share: number) => sorted[Math.round(share * (sorted.length - 1))] ?? Number.NaN;
  const [low, high] = [at(0.001), at(0.999)];
  const clamped = Float64Array.from(order, (row) => Math.min(Math.max(values[row]!, 2 * low - high), 2 * high - low));
  return { name, kind: "number", values: clamped, vocabulary: [] };
}
