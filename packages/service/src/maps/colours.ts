import type { FactColumn } from "@segue/engine";

/** By what points may be told apart: names that several tracks share, or numbers. */
export type Telling =
  | { readonly kind: "names"; readonly names: readonly string[]; readonly codes: readonly number[] }
  | { readonly kind: "numbers"; readonly values: readonly (number | null)[] };

/** A fact that may colour a map. */
export interface ColouringFact {
  readonly name: string;
  readonly kind: Telling["kind"];
  /** Tracks of which it is known. */
  readonly known: number;
}

/** Names told apart at most: what has more of them says who a track is, not what it is like. */
const MOST_NAMES = 200;
/** A name stands for so many tracks at least, on average. */
const LEAST_SHARED = 3;

/** The facts by which the points of a map can be coloured. */
export function colouringFacts(facts: readonly FactColumn[]): ColouringFact[] {
  return facts.flatMap((column) => {
    const known = column.cells.filter((cell) => cell !== null);
    const kind = kindOf(known);
    return kind === undefined ? [] : [{ name: column.name, kind, known: known.length }];
  });
}

function kindOf(known: readonly (string | number | null)[]): Telling["kind"] | undefined {
  if (known.length === 0) return undefined;
  const distinct = new Set(known).size;
  if (known.every((cell) => typeof cell === "number")) return distinct > 1 ? "numbers" : undefined;
  return distinct > 1 && distinct <= MOST_NAMES && known.length >= LEAST_SHARED * distinct ? "names" : undefined;
}

/** What a fact says of each point; undefined where it tells no points apart. */
export function tellingOf({ cells }: FactColumn): Telling | undefined {
  const kind = kindOf(cells.filter((cell) => cell !== null));
  if (kind === undefined) return undefined;
  if (kind === "numbers") return { kind, values: cells.map((cell) => (typeof cell === "number" ? cell : null)) };
  const counts = new Map<string, number>();
  for (const cell of cells) if (cell !== null) counts.set(String(cell), (counts.get(String(cell)) ?? 0) + 1);
  const names = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([name]) => name);
  const codeOf = new Map(names.map((name, code) => [name, code]));
  return { kind, names, codes: cells.map((cell) => (cell === null ? -1 : codeOf.get(String(cell))!)) };
}
