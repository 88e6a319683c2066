import { createSparseBuilder, rowOf, type SparseMatrix, type SparseRow, stackRows, transpose } from "@segue/kernels";
import { type Static, Type } from "typebox";
import type { Cell } from "../dataset/catalogue.js";
import type { Dataset } from "../dataset/dataset.js";
import type { TagColumns } from "../dataset/relations.js";
import type { DatasetSize } from "./size.js";
import { tunable } from "./tunable.js";

/** Schema of the parameters that say which attributes of tracks are learned from, and how much they count beside listeners. */
export function attributeConfig(defaults: { tagWeight: number }) {
  return {
    tagWeight: Type.Number({
      minimum: 0,
      maximum: 10,
      default: defaults.tagWeight,
      description:
        "What a tag counts beside a listener, who counts 1: its tracks are learned from as if one listener had them; 0 leaves tags out",
      ...tunable({ low: 0, high: 1.5, scale: "linear" }),
    }),
    tagMinimum: Type.Integer({
      minimum: 1,
      maximum: 1_000_000,
      default: 20,
      description: "Tags that were given fewer times are left out",
    }),
    tagExponent: Type.Number({
      minimum: 0,
      maximum: 2,
      default: 0.5,
      description: "Power of how often a tag was given to a track, by which that track counts in the tag",
    }),
    facts: Type.String({
      maxLength: 1000,
      default: "",
      description: "Facts of tracks that are learned from as tags are, separated by blanks: artist genre",
    }),
    factWeight: Type.Number({
      minimum: 0,
      maximum: 10,
      default: 0.7,
      description: "What a value of these facts counts beside a listener",
    }),
  };
}

const schema = Type.Object(attributeConfig({ tagWeight: 1 }));
export type AttributeConfig = Static<typeof schema>;

/** A value of a fact that fewer tracks share says nothing about others. */
const FEWEST_TRACKS = 2;

/**
 * What tracks have in common besides listeners, attributes × tracks: a row for each tag that was given often enough, with tagWeight ·
 * timesᵉ for each track that has it, and one for each value of the chosen facts. Beneath the plays they are so many listeners more (Ning &
 * Karypis, “Sparse linear methods with side information for top-n recommendations”, RecSys 2012, sect. 4.1). Facts that were filled count as known.
 */
export function attributeRows(dataset: Pick<Dataset, "tags" | "tracks" | "catalogue">, config: AttributeConfig): SparseMatrix {
  const attributes = [tagEntries(dataset.tags, dataset.tracks.size, config), ...factEntries(dataset, config)];
  return stackMatrices(attributes, dataset.tracks.size);
}

/** `plays` with the attributes beneath: a listener a row first. */
export const withAttributes = (plays: SparseMatrix, attributes: SparseMatrix): SparseMatrix =>
  attributes.rows === 0 ? plays : stackMatrices([plays, attributes], plays.cols);

/** How many rows, and entries in them, a dataset of that size is expected to bring. Of facts only a guess: ten tracks a value. */
export function expectedAttributes(
  { tags, tracks }: Pick<DatasetSize, "tags" | "tracks">,
  { tagWeight, tagMinimum, facts, factWeight }: AttributeConfig,
): { rows: number; entries: number } {
  const named = factWeight > 0 ? namesIn(facts).length : 0;
  const often = tagWeight > 0 ? tags.filter(({ to }) => to >= tagMinimum) : [];
  const share = ({ from, to }: (typeof tags)[number]) => Math.min(1, (to - tagMinimum + 1) / (to - from + 1));
  return {
    rows: often.reduce((sum, bin) => sum + share(bin) * bin.count, (named * tracks) / 10),
    entries: often.reduce((sum, bin) => sum + share(bin) * bin.pairs, named * tracks),
  };
}

const namesIn = (facts: string): string[] => [...new Set(facts.split(/[\s,]+/).filter((name) => name !== ""))];

function tagEntries(tags: TagColumns, tracks: number, { tagWeight, tagMinimum, tagExponent }: AttributeConfig): SparseMatrix {
  const uses = new Uint32Array(tags.names.length);
  for (const tag of tags.tag) uses[tag]!++;
  const chosen = tagWeight > 0 ? [...uses.keys()].filter((tag) => uses[tag]! >= tagMinimum) : [];
  if (chosen.length === 0) return stackRows([], tracks);
  const row = new Int32Array(tags.names.length).fill(-1);
  chosen.forEach((tag, position) => {
    row[tag] = position;
  });
  const byTrack = createSparseBuilder(tracks, chosen.length);
  let p = 0;
  for (let track = 0; track < tracks; track++) {
    while (p < tags.length && tags.track[p] === track) {
      const from = p;
      while (p < tags.length && tags.track[p] === track && tags.tag[p] === tags.tag[from]) p++;
      const position = row[tags.tag[from]!]!;
      if (position >= 0) byTrack.push(position, tagWeight * (p - from) ** tagExponent);
    }
    byTrack.endRow();
  }
  return transpose(byTrack.finish());
}

function factEntries({ catalogue }: Pick<Dataset, "catalogue">, { facts, factWeight }: AttributeConfig): SparseMatrix[] {
  if (factWeight === 0) return [];
  return namesIn(facts).flatMap((name) => {
    const cells = name === "artist" ? catalogue.artist : catalogue.facts.find((column) => column.name === name)?.cells;
    return cells === undefined ? [] : [valueRows(cells, factWeight)];
  });
}

/** A row for each value that several tracks have, in the order in which they first appear. */
function valueRows(cells: readonly Cell[], weight: number): SparseMatrix {
  const tracksOf = new Map<Cell, number[]>();
  cells.forEach((cell, track) => {
    if (cell === null) return;
    const tracks = tracksOf.get(cell);
    if (tracks === undefined) tracksOf.set(cell, [track]);
    else tracks.push(track);
  });
  const rows = [...tracksOf.values()].filter((tracks) => tracks.length >= FEWEST_TRACKS);
  const row = (tracks: number[]): SparseRow => ({
    indices: Int32Array.from(tracks),
    values: new Float32Array(tracks.length).fill(weight),
  });
  return stackRows(rows.map(row), cells.length);
}

const stackMatrices = (matrices: readonly SparseMatrix[], cols: number): SparseMatrix =>
  stackRows(
    matrices.flatMap((matrix) => Array.from({ length: matrix.rows }, (_, r) => rowOf(matrix, r))),
    cols,
  );
