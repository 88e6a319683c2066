import { idFault, onOneLine, REPAIRED, repaired, textFault } from "./cells.js";
import { composedTrack } from "./composed-track.js";
import { type FactColumn, factColumns, factsOf } from "./facts.js";
import { FILE_NAMES, isOfFiles } from "./file-column.js";
import { type Column, columnNamed, namesOf } from "./header.js";
import type { Source } from "./source.js";
import { dialectFor, headerOf, isTableName, lacksColumns } from "./table-head.js";
import { readTableRows, type TableFormat, type TableLine } from "./table-rows.js";

const USER = namesOf("user");
/** Here `track` and `song` are titles rather than ids, unless nothing else is one. */
const TRACK = [
  "track id",
  "song id",
  "music id",
  "item id",
  "recording id",
  "track mbid",
  "recording mbid",
  "track uri",
  "spotify id",
  "isrc",
  "id",
  ...FILE_NAMES,
];
const TITLE = ["title", "track name", "song title", "track title", "song name", "music name", "name", "track", "song"];
const ARTIST = ["artist name", "artist", "artists", "performer", "band"];

interface Columns {
  readonly track: Column | undefined;
  readonly title: Column | undefined;
  readonly artist: Column | undefined;
  readonly facts: readonly FactColumn[];
}

/** Tables about tracks: an id, or title and artist, and whatever else is known: album, year, tempo, key, lyrics, terms, … */
export const tracks: Source = {
  name: "tracks",
  title: "tables about tracks: an id, or title and artist, and what is known about them",
  examples: [
    {
      "music.csv":
        'song.id,title,artist.name,release.name,year,tempo,terms\nS1,A Song,A Band,An Album,1999,92.2,"hip hop"\nS2,Another,A Band,,,nan,\n',
    },
    { "moods.csv": "file,valence,arousal\nblues/one.wav,-0.5,0.1\nrock/two.wav,0.4,0.8\n" },
  ],
  detect(sample) {
    if (!isTableName(sample.file)) return 0;
    const columns = columnsIn(headerOf(sample, isKnown));
    if (columns === undefined) return 0;
    return columns.facts.length > 0 || (columns.track && columns.title) ? 0.8 : 0;
  },
  async *read(files) {
    for (const file of files) yield* readTableRows(file, FORMAT);
  },
};

const isKnown = (name: string): boolean =>
  columnNamed([name], [...TRACK, ...TITLE, ...ARTIST, ...USER, "album", "year", "tempo"]) !== undefined;

function columnsIn(header: readonly string[]): Columns | undefined {
  const find = (names: readonly string[]) => columnNamed(header, names);
  const [track, title, artist] = [find(TRACK), find(TITLE), find(ARTIST)];
  if (find(USER) !== undefined || (track === undefined && (title === undefined || artist === undefined))) return undefined;
  return { track, title, artist, facts: factColumns(header, [track, title, artist]) };
}

const FORMAT: TableFormat<Columns> = {
  dialectOf: dialectFor(isKnown),
  columnsOf(first, file) {
    const columns = columnsIn(first.cells.map((name) => name.trim()));
    if (columns === undefined) throw lacksColumns(first, file, "a track's id, a file, or title and artist");
    return { columns, isHeader: true };
  },
  read(line, columns, out) {
    const [title, artist] = [name(line, "title", columns.title), name(line, "artist", columns.artist)];
    const track = columns.track ? line.cell(columns.track) : composedTrack(artist ?? "", title ?? "");
    const fault = !columns.track && (title === undefined || artist === undefined) ? NAMELESS : idFault("track", track);
    if (fault) line.refuse(fault, columns.track ?? columns.title);
    const facts = factsOf(line, columns.facts);
    out.push({
      type: "track",
      ...line.place,
      track,
      ...(columns.track && isOfFiles(columns.track) && { names: "file" as const }),
      ...(title === undefined ? {} : { title }),
      ...(artist === undefined ? {} : { artist }),
      ...(Object.keys(facts).length === 0 ? {} : { facts }),
    });
  },
};

/** A title may well be "None" or "NA": only an empty cell says nothing. */
function name(line: TableLine, what: string, column: Column | undefined): string | undefined {
  const text = onOneLine(line.cell(column));
  const fault = textFault(what, text);
  const whole = fault && repaired(text);
  if (fault) line.leaveOut(whole === undefined ? fault : REPAIRED, column);
  if (fault) return whole;
  return text === "" ? undefined : text;
}

const NAMELESS = {
  rule: "nameless-track",
  reason: "title and artist together name the track, and one of them is empty",
  remedy: "Fill both in, or delete the line.",
};
