import { createRandom } from "@segue/kernels";
import { type Catalogue, type Cell, type FactColumn, FILL_METHODS } from "../../dataset/catalogue.js";
import { type FillContext, type FilledColumn, fillTable } from "./filling/fill.js";
import type { FillMethod, Table } from "./filling/table.js";
import type { TrialErrors } from "./filling/trial.js";
import { recogniseMissing } from "./sentinels.js";

/** How a fact was filled. */
export interface FilledFact {
  readonly fact: string;
  readonly kind: "number" | "category";
  /** Tracks of which it was known. */
  readonly known: number;
  /** Cells filled by each method. */
  readonly by: { readonly [Method in FillMethod]?: number };
  /** Cells left missing: no method was shown to beat a guess. */
  readonly left: number;
  /** On known cells that were hidden for the trial, see `FilledColumn`. */
  readonly error: TrialErrors | null;
}

/** A catalogue whose facts are filled as far as they can be; `methods` of its columns say how each cell came about. */
export interface FilledCatalogue {
  readonly catalogue: Catalogue;
  readonly filled: readonly FilledFact[];
}

/** The same facts are filled the same way, always. */
const SEED = "filling of facts";
/** Known of fewer tracks, a fact is not filled. */
const FEWEST = 50;
/** Whole numbers with so few different values are codes or small counts: between 3 and 11 there is no 7 that makes sense. */
const CODES = 16;
/** A text that differs in more than this share of its cells names the track. */
const NAMING = 0.5;

/**
 * Fills what is not known of tracks: a fact at a time from the others, the artist and the album, by what does best on known cells that are
 * hidden for a trial. Names and ids are not filled.
 * What was filled before counts as unknown, so filling again gives the same.
 */
export async function fillCatalogue(
  ids: readonly string[],
  catalogue: Catalogue,
  context: Omit<FillContext, "random">,
): Promise<FilledCatalogue> {
  const facts = catalogue.facts.map(asKnown);
  const table = tableOf(ids, { ...catalogue, facts });
  const columns = await fillTable(table, { ...context, random: createRandom(SEED) });
  const byName = new Map(columns.map((filled) => [filled.column.name, filled]));
  return {
    catalogue: { ...catalogue, facts: facts.map((fact) => withFilled(fact, byName.get(fact.name))) },
    filled: columns.filter(({ filled, left }) => filled + left > 0).map(told),
  };
}

/** The column as it was before anything was filled. */
function asKnown({ name, cells, methods }: FactColumn): FactColumn {
  return methods === undefined ? { name, cells } : { name, cells: cells.map((cell, row) => (methods[row] === 0 ? cell : null)) };
}

function tableOf(ids: readonly string[], { artist, facts }: Catalogue): Table {
  const { numeric, missing } = recogniseMissing(facts);
  const columns = facts.flatMap(({ name, cells }, c): Table["columns"] => {
    const known = cells.flatMap((cell, row) => (missing[c]![row] === 0 ? [cell] : []));
    if (known.length < FEWEST || namesId(name)) return [];
    const different = new Set(known).size;
    const values = cells.map((cell, row) => (missing[c]![row] === 0 ? cell : null));
    if (numeric[c] && !(different <= CODES && known.every((cell) => Number.isInteger(Number(cell))))) {
      const numbers = Float64Array.from(values, (cell) => (cell === null ? Number.NaN : Number(cell)));
      return [{ name, kind: "number" as const, values: numbers }];
    }
    if (different > NAMING * known.length) return [];
    return [{ name, kind: "category" as const, values: values.map((cell) => (cell === null ? null : String(cell))) }];
  });
  const album = facts.find(({ name }) => name === "album")?.cells;
  const albums = album?.map((cell, row) => (cell === null ? null : JSON.stringify([cell, artist[row]])));
  return { ids, columns, groups: { artist, ...(albums && { album: albums }) } };
}

/** Whether a name says that what it names are ids. */
const namesId = (name: string) => /(?:^|[^a-z])(?:id|mbid|isrc|uri|url|spotify)$/i.test(name) || /[a-z](?:Id|Mbid)$/.test(name);

function withFilled(fact: FactColumn, filled: FilledColumn | undefined): FactColumn {
  if (filled === undefined || filled.filled === 0) return fact;
  const { column, methods } = filled;
  const number = fact.cells.some((cell) => typeof cell === "number");
  const cells = fact.cells.map((cell, row): Cell => {
    if (cell !== null) return cell;
    const value = column.values[row]!;
    if (value === null || Number.isNaN(value)) return null;
    return number && !Number.isNaN(Number(value)) ? Number(value) : value;
  });
  return { name: fact.name, cells, methods: methods.map((method, row) => (fact.cells[row] === null ? method : 0)) };
}

function told({ column, methods, left, error }: FilledColumn): FilledFact {
  const by: { [Method in FillMethod]?: number } = {};
  let known = 0;
  for (const code of methods) {
    const method = FILL_METHODS[code]!;
    if (method === "known") known++;
    else if (method !== "missing") by[method] = (by[method] ?? 0) + 1;
  }
  return { fact: column.name, kind: column.kind, known, by, left, error: error ?? null };
}
