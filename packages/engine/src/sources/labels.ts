import { idFault, textFault } from "./cells.js";
import { FILE_NAMES, isOfFiles } from "./file-column.js";
import { type Column, columnNamed } from "./header.js";
import type { Source } from "./source.js";
import { dialectFor, headerOf, isTableName, lacksColumns } from "./table-head.js";
import { readTableRows, type TableFormat } from "./table-rows.js";

const TRACK = [...FILE_NAMES, "track", "track id", "music id", "song id"];
const LABEL = ["label", "class", "genre", "mood", "category", "emotion"];

interface Columns {
  readonly track: Column;
  readonly label: Column;
}

/** Tables that say what a track or file is, for a classifier to learn: `file,label`. */
export const labels: Source = {
  name: "labels",
  title: "tables of labels: file or track, and its label",
  examples: [{ "labels.csv": "file,label\nblues/one.wav,blues\nrock/two.wav,rock\n" }],
  detect: (sample) => (isTableName(sample.file) && columnsIn(headerOf(sample, isKnown)) ? 0.9 : 0),
  async *read(files) {
    for (const file of files) yield* readTableRows(file, FORMAT);
  },
};

const isKnown = (name: string): boolean => columnNamed([name], [...TRACK, ...LABEL]) !== undefined;

/** A table that says more is about tracks in general. */
function columnsIn(header: readonly string[]): Columns | undefined {
  const [track, label] = [columnNamed(header, TRACK), columnNamed(header, LABEL)];
  return header.length === 2 && track && label ? { track, label } : undefined;
}

const FORMAT: TableFormat<Columns> = {
  dialectOf: dialectFor(isKnown),
  columnsOf(first, file) {
    const columns = columnsIn(first.cells.map((name) => name.trim()));
    if (columns === undefined) throw lacksColumns(first, file, "file (or track) and label");
    return { columns, isHeader: true };
  },
  read(line, columns, out) {
    const [track, label] = [line.cell(columns.track), line.cell(columns.label)];
    const badTrack = idFault("track", track);
    if (badTrack) line.refuse(badTrack, columns.track);
    const badLabel = label === "" ? EMPTY : textFault("label", label);
    if (badLabel) line.refuse(badLabel, columns.label);
    out.push({ type: "label", ...line.place, track, ...(isOfFiles(columns.track) && { names: "file" }), label });
  },
};

const EMPTY = { rule: "empty-label", reason: "the label is empty", remedy: "Write the label, or delete the line." };
