import { open, stat } from "node:fs/promises";
import { join } from "node:path";
import {
  type Catalogue,
  type Cell,
  cleanFacts,
  emptyCatalogue,
  type FactColumn,
  type Facts,
  type FilledFact,
  factColumns,
  factRules,
  fillCatalogue,
  sources,
} from "@segue/engine";
import { createRandom } from "@segue/kernels";
import { sharedData } from "./data.js";
import { nearestFive } from "./nearest-five.js";

/** Tracks and what is known of them. */
interface Songs {
  readonly ids: readonly string[];
  readonly catalogue: Catalogue;
}

/** The songs of the Million Song subset, read by Segue's source and cleaned by its rules about facts. */
export async function millionSongs(): Promise<Songs> {
  const path = join(sharedData("msd-metadata"), "music.csv");
  const file = { name: "music.csv", size: (await stat(path)).size, open: () => bytesOf(path) };
  const tracks: { id: string; artist: string | null; facts: Facts }[] = [];
  for await (const rows of sources.find(({ name }) => name === "tracks")!.read([file], { now: Date.now() })) {
    for (const row of rows)
      if (row.type === "track") tracks.push({ id: row.track, artist: row.artist ?? null, facts: row.facts ?? {} });
  }
  const { facts } = cleanFacts(tracks, new Float64Array(tracks.length).fill(Number.NaN), factRules);
  const empty = emptyCatalogue(tracks.length);
  return {
    ids: tracks.map(({ id }) => id),
    catalogue: { ...empty, artist: tracks.map(({ artist }) => artist), facts: factColumns(facts) },
  };
}

async function* bytesOf(path: string): AsyncGenerator<Uint8Array> {
  const file = await open(path);
  yield* file.createReadStream();
}

/** Ways to fill; what each lost on a hidden cell: of numbers the squared error, of categories 1 for a wrong one, otherwise 0. */
export interface ColumnTrial {
  readonly column: string;
  readonly kind: FilledFact["kind"];
  readonly ours: Float64Array;
  /** The mean or commonest value. */
  readonly typical: Float64Array;
  readonly nearestFive: Float64Array;
}

/** Hides a tenth of the known cells of every column and lets all fill them. */
export async function tryOnHidden({ ids, catalogue }: Songs, seed: number): Promise<ColumnTrial[]> {
  const truth = new Map(catalogue.facts.map((column) => [column.name, column.cells]));
  const hidden = new Map(catalogue.facts.map((column) => [column.name, rowsToHide(column, seed)]));
  const facts = catalogue.facts.map((column) => without(column, hidden.get(column.name)!));
  const result = await fillCatalogue(ids, { ...catalogue, facts }, { unexplained: "fill" });
  const wanted = result.filled.map(({ fact, kind }) => ({ column: fact, kind, cells: hidden.get(fact)! }));
  const near = nearestFive(facts, wanted);
  return wanted.map(({ column, kind, cells }) => {
    const filled = result.catalogue.facts.find(({ name }) => name === column)!.cells;
    const usual = typical(kind, facts.find(({ name }) => name === column)!.cells);
    const lost = (answer: (i: number) => Cell) =>
      Float64Array.from(cells, (row, i) => loss(kind, truth.get(column)![row]!, answer(i) ?? usual));
    return {
      column,
      kind,
      ours: lost((i) => filled[cells[i]!]!),
      typical: lost(() => usual),
      nearestFive: lost((i) => near.get(column)![i]!),
    };
  });
}

const HIDDEN = 0.1;

function rowsToHide({ name, cells }: FactColumn, seed: number): number[] {
  const known = Uint32Array.from(cells.keys()).filter((row) => cells[row] !== null);
  const chosen = createRandom(seed)
    .fork(name)
    .shuffle(known)
    .subarray(0, Math.floor(HIDDEN * known.length));
  return [...chosen].sort((a, b) => a - b);
}

function without({ name, cells }: FactColumn, rows: readonly number[]): FactColumn {
  const left = [...cells];
  for (const row of rows) left[row] = null;
  return { name, cells: left };
}

function typical(kind: FilledFact["kind"], cells: readonly Cell[]): Cell {
  const known = cells.filter((cell) => cell !== null);
  if (kind === "number") return known.reduce<number>((sum, cell) => sum + (cell as number), 0) / known.length;
  const counts = new Map<Cell, number>();
  for (const cell of known) counts.set(cell, (counts.get(cell) ?? 0) + 1);
  return [...counts].sort(([, m], [, n]) => n - m)[0]![0];
}

function loss(kind: FilledFact["kind"], truth: Cell, said: Cell): number {
  return kind === "number" ? ((said as number) - (truth as number)) ** 2 : said === truth ? 0 : 1;
}
