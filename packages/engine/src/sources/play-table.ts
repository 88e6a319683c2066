import type { EventKind } from "../dataset/events.js";
import {
  idFault,
  isUnknown,
  MALFORMED,
  onOneLine,
  parseFlag,
  parseQuantity,
  REPAIRED,
  repaired,
  textFault,
  widthFault,
} from "./cells.js";
import { composedTrack } from "./composed-track.js";
import { type TableRecord, tableRecords } from "./delimited.js";
import { type Dialect, detectDialect } from "./dialect.js";
import { emptyFile } from "./empty-file.js";
import { type FactColumn, readFacts, trackFactColumns } from "./facts.js";
import { type Column, type Columns, countsMilliseconds, isKnownName, resolveColumns } from "./header.js";
import { type Fault, problemAt } from "./problem.js";
import type { EventRow, Facts, InputFile, Place, SourceOptions, SourceRow, TrackRow } from "./source.js";
import { parseTime } from "./time.js";

const BATCH = 4096;

/**
 * The rows of one table of plays, in batches. A line gives a play of as many as its plays say (1 without that column, none for
 * 0), or a skip where skipped is true, and a rating where one stands; a table with ratings and nothing of plays gives ratings
 * only. Its title, artist and what else is known of the track follow as a track row, where that was not told before. A line whose user,
 * track or number cannot be read gives its problems only, one for each bad cell; a time or duration that cannot is left out, and told.
 *
 * @throws SourceError when the file is empty, its columns cannot be told, or reading cannot go on
 */
export function readPlayTable(file: InputFile, options: SourceOptions): AsyncGenerator<readonly SourceRow[]> {
  return readPlayRecords(
    file,
    tableRecords(file, (head) => playDialect(head, options)),
    options,
  );
}

/** The same from the records of a table, however they are written; the first that can be read names the columns. */
export async function* readPlayRecords(
  file: InputFile,
  tables: AsyncIterable<readonly TableRecord[]>,
  options: SourceOptions,
): AsyncGenerator<readonly SourceRow[]> {
  let table: Table | undefined;
  const describe = createDescriber();
  for await (const records of tables) {
    let rows: SourceRow[] = [];
    for (const record of records) {
      if (table === undefined) {
        table = tableOf(record, file, options);
        if (table.isHeader) continue;
      }
      addRows(record, table, describe, rows);
      if (rows.length < BATCH - MOST_ROWS) continue;
      yield rows;
      rows = [];
    }
    if (rows.length > 0) yield rows;
  }
  if (table === undefined) throw emptyFile(file);
}

/** The dialect in which a file's first line says most about plays. */
export function playDialect(head: string, { columns = {} }: Pick<SourceOptions, "columns">): Dialect {
  const asked = new Set(Object.values(columns));
  return detectDialect(head, (name) => isKnownName(name) || asked.has(name));
}

interface Table {
  readonly file: string;
  readonly width: number;
  readonly columns: Columns;
  readonly isHeader: boolean;
  /** The names of all columns, for problems. */
  readonly names: readonly string[];
  /** Whether a line tells of listening even where it gives no number of plays. */
  readonly listens: boolean;
  /** Seconds in a unit of the duration column. */
  readonly durationUnit: number;
  readonly now: number;
  /** Columns that tell more about the track. */
  readonly facts: readonly FactColumn[];
}

function tableOf({ cells, line }: TableRecord, file: InputFile, options: SourceOptions): Table {
  const { columns, isHeader } = resolveColumns(cells, { file: file.name, line }, options);
  return {
    file: file.name,
    width: cells.length,
    columns,
    isHeader,
    names: cells.map((name, index) => (isHeader ? name.trim() : String(index + 1))),
    listens: !columns.plays && (!columns.rating || columns.skipped !== undefined || columns.duration !== undefined),
    durationUnit: columns.duration && countsMilliseconds(columns.duration.name) ? 0.001 : 1,
    now: options.now,
    facts: isHeader ? trackFactColumns(cells, Object.values(columns)) : [],
  };
}

/** A play or skip, a rating and a track, and a problem for each column that may have one. */
const MOST_ROWS = 40;

function addRows(record: TableRecord, table: Table, describe: Describe, out: SourceRow[]): void {
  const before = out.length;
  const place = { file: table.file, line: record.line };
  const problem = (fault: Fault, column?: Column) => {
    const value = column ? record.cells[column.index] : record.cells.join(" ");
    return problemAt(place, column?.name, value?.trim(), fault);
  };
  const fail: Fail = (fault, column) => void out.push(problem(fault, column));
  if (record.fault) fail(record.fault, record.fault === MALFORMED ? malformedColumn(record, table) : undefined);
  else if (record.cells.length !== table.width) fail(widthFault(record.cells.length, table.width));
  if (out.length > before) return;
  const corrected: SourceRow[] = [];
  const leaveOut: Fail = (fault, column) => void corrected.push(problem({ ...fault, outcome: "corrected" }, column));
  const row = readCells(record.cells, table, fail, leaveOut);
  if (out.length > before) return;
  addEvents(row, place, out);
  describe(row, place, out);
  if (corrected.length > 0) out.push(...corrected);
}

type Fail = (fault: Fault, column?: Column) => undefined;

interface PlayRow {
  readonly user: string;
  readonly track: string;
  readonly plays: number;
  readonly skipped: boolean;
  readonly rating: number | undefined;
  readonly at: number | undefined;
  readonly duration: number | undefined;
  readonly title: string | undefined;
  readonly artist: string | undefined;
  readonly facts: Facts | undefined;
}

/**
 * The meaning of a line's cells. `fail` hears of each without which the line says nothing, and then the result is of no use; `leaveOut` of
 * those that can be missing.
 */
function readCells(cells: readonly string[], table: Table, fail: Fail, leaveOut: Fail): PlayRow {
  const { columns, durationUnit, listens } = table;
  const optional = <T extends number | boolean>(
    column: Column | undefined,
    parse: (text: string) => T | Fault,
    tell: Fail,
  ): T | undefined => {
    if (column === undefined) return undefined;
    const text = cells[column.index]!.trim();
    if (isUnknown(text)) return undefined;
    const value = parse(text);
    return typeof value === "object" ? tell(value, column) : value;
  };
  const checked = (column: Column | undefined, check: (text: string) => Fault | undefined): string | undefined => {
    if (column === undefined) return undefined;
    const text = cells[column.index]!.trim();
    const fault = check(text);
    if (fault) fail(fault, column);
    return text;
  };
  const named = (column: Column | undefined, what: string): string | undefined => {
    const text = column === undefined ? "" : onOneLine(cells[column.index]!);
    const fault = textFault(what, text);
    const whole = fault && repaired(text);
    if (whole !== undefined) leaveOut(REPAIRED, column);
    // Where title and artist name the track, there is nothing without them.
    else if (fault) (columns.track ? leaveOut : fail)(fault, column);
    if (fault) return whole;
    return text || undefined;
  };
  const user = checked(columns.user, (text) => idFault("user", text))!;
  const id = checked(columns.track, (text) => idFault("track", text));
  const title = named(columns.title, "title");
  const artist = named(columns.artist, "artist");
  const plays = optional(columns.plays, (text) => parseQuantity("plays", text), fail);
  const rating = optional(columns.rating, (text) => parseQuantity("rating", text), fail);
  const at = optional(columns.time, (text) => parseTime(text, table.now), leaveOut);
  const skipped = optional(columns.skipped, (text) => parseFlag("skipped", text), fail) ?? false;
  const duration = optional(columns.duration, (text) => parseQuantity("duration", text), leaveOut);
  const counted = plays ?? (listens ? 1 : undefined);
  if (counted === undefined && rating === undefined && !skipped) failUncounted(cells, columns, fail);
  return {
    user,
    track: id ?? namedTrack(title, artist, columns, fail),
    plays: counted ?? 0,
    skipped,
    rating,
    at,
    duration: duration === undefined ? undefined : duration * durationUnit,
    title,
    artist,
    facts: table.facts.length === 0 ? undefined : readFacts(table.facts, (column) => cells[column.index]!.trim(), leaveOut),
  };
}

/** Nothing countable stands in a line whose table counts; unless its cells were bad, which was said already. */
function failUncounted(cells: readonly string[], columns: Columns, fail: Fail): void {
  const counting = [columns.plays, columns.rating].filter((column) => column !== undefined);
  if (!counting.every((column) => isUnknown(cells[column.index]!.trim()))) return;
  const what = columns.plays ? "plays" : "rating";
  fail(
    { rule: `empty-${what}`, reason: "no number stands here", remedy: "Write a number (0 for no plays), or delete the line." },
    columns[what],
  );
}

/** The id of a track that a table knows by its names only: `artist – title`. */
function namedTrack(title: string | undefined, artist: string | undefined, columns: Columns, fail: Fail): string {
  const remedy = "Fill in both title and artist, which together name the track, or delete the line.";
  if (title === undefined) fail({ rule: "empty-title", reason: "the title is empty", remedy }, columns.title);
  if (artist === undefined) fail({ rule: "empty-artist", reason: "the artist is empty", remedy }, columns.artist);
  const id = composedTrack(artist ?? "", title ?? "");
  const fault = title === undefined || artist === undefined ? undefined : idFault("track", id);
  if (fault) fail(fault, columns.title);
  return id;
}

function addEvents(row: PlayRow, place: Place, out: SourceRow[]): void {
  // A skip without plays is still a skip; plays too few for a float32 are none.
  const value = row.skipped && row.plays === 0 ? 1 : row.plays;
  if (Math.fround(value) > 0) {
    const event = eventOf(row, place, row.skipped ? "skip" : "play", value);
    if (row.duration !== undefined) event.duration = row.duration;
    out.push(event);
  }
  if (row.rating !== undefined) out.push(eventOf(row, place, "rating", row.rating));
}

type Writable<Row> = { -readonly [Key in keyof Row]: Row[Key] };

/** Built cell by cell: spreading objects took most of the time of an import. */
function eventOf({ user, track, at }: PlayRow, { file, line }: Place, kind: EventKind, value: number): Writable<EventRow> {
  const event: Writable<EventRow> = { type: "event", file, line, user, track, kind, value };
  if (at !== undefined) event.at = at;
  return event;
}

type Describe = (row: PlayRow, place: Place, out: SourceRow[]) => void;

/** Tracks whose description is remembered, so that it is not repeated with every play. */
const REMEMBERED = 50_000;

function createDescriber(): Describe {
  let told = new Map<string, string>();
  return ({ track, title, artist, facts }, { file, line }, out) => {
    const known = facts !== undefined && Object.keys(facts).length > 0 ? facts : undefined;
    if (title === undefined && artist === undefined && known === undefined) return;
    const text = known === undefined ? `${title}\n${artist}` : JSON.stringify([title, artist, known]);
    if (told.get(track) === text) return;
    if (told.size >= REMEMBERED) told = new Map();
    told.set(track, text);
    const row: Writable<TrackRow> = { type: "track", file, line, track };
    if (title !== undefined) row.title = title;
    if (artist !== undefined) row.artist = artist;
    if (known !== undefined) row.facts = known;
    out.push(row);
  };
}

/** The column that holds malformed bytes (they became U+FFFD), if it can be told. */
function malformedColumn({ cells }: TableRecord, { names }: Table): Column | undefined {
  const index = cells.findIndex((cell) => cell.includes("\ufffd"));
  const name = names[index];
  return name === undefined ? undefined : { index, name };
}
