import { isUnknown, longTextFault, REPAIRED, repaired } from "./cells.js";
import { type Column, countsMilliseconds, plain } from "./header.js";
import type { Fault } from "./problem.js";
import type { Facts } from "./source.js";
import type { TableLine } from "./table-rows.js";

/** Names of what may be known, as others write them (see `Facts`). */
const SAME_NAMES: Readonly<Record<string, readonly string[]>> = {
  album: ["album", "albumname", "release", "releasename", "albumtitle"],
  albumArtist: ["albumartist"],
  mbid: ["mbid", "recordingmbid", "musicbrainzrecordingid", "trackmbid"],
  artistMbid: ["artistmbid", "musicbrainzartistid"],
  albumMbid: ["albummbid", "releasembid", "musicbrainzalbumid"],
  isrc: ["isrc"],
  spotify: ["spotifyid", "spotifytrackid"],
  year: ["year", "releaseyear"],
  trackNumber: ["tracknumber", "trackno"],
  genre: ["genre"],
};
const NAMES = new Map(Object.entries(SAME_NAMES).flatMap(([name, others]) => others.map((other) => [other, name] as const)));
const DURATIONS = new Set([
  "duration",
  "durationms",
  "durations",
  "durationsec",
  "durationseconds",
  "length",
  "tracklength",
  "tracklengthms",
]);

/** A column of a table that tells a fact. */
export interface FactColumn extends Column {
  readonly fact: string;
  /** What numbers are multiplied by. */
  readonly unit: number;
}

/** The columns that tell facts: all but those taken for something else, and those without a name. */
export function factColumns(header: readonly string[], taken: readonly (Column | undefined)[]): FactColumn[] {
  const indices = new Set(taken.map((column) => column?.index));
  return header.flatMap((given, index) => {
    const name = given.trim();
    if (indices.has(index) || name === "") return [];
    const isDuration = DURATIONS.has(plain(name));
    const fact = isDuration ? "duration" : (NAMES.get(plain(name)) ?? name);
    return [{ index, name, fact, unit: isDuration && countsMilliseconds(name) ? 0.001 : 1 }];
  });
}

/** Those of a table of plays: only what is known to be about tracks. */
export const trackFactColumns = (header: readonly string[], taken: readonly (Column | undefined)[]): FactColumn[] =>
  factColumns(header, taken).filter(({ name }) => NAMES.has(plain(name)));

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;
/** Numbers of more digits than doubles hold are ids. */
const DIGITS = 15;

/** What a line says in these columns: numbers as numbers, cells that say nothing left out. */
export function factsOf(line: TableLine, columns: readonly FactColumn[]): Facts {
  return readFacts(
    columns,
    (column) => line.cell(column),
    (fault, column) => line.leaveOut(fault, column),
  );
}

/** What cells say; `leaveOut` hears of those that cannot be taken. */
export function readFacts(
  columns: readonly FactColumn[],
  cell: (column: Column) => string,
  leaveOut: (fault: Fault, column: Column) => void,
): Facts {
  const facts: Record<string, string | number> = {};
  for (const column of columns) {
    const text = cell(column);
    if (isUnknown(text)) continue;
    if (NUMBER.test(text) && text.replace(/\D/g, "").length <= DIGITS && !/^[+-]?0\d/.test(text)) {
      const value = Number(text) * column.unit;
      if (Number.isFinite(value)) facts[column.fact] = value === 0 ? 0 : value;
      continue;
    }
    const fault = longTextFault("value", text);
    const whole = fault && repaired(text);
    if (whole !== undefined) {
      leaveOut(REPAIRED, column);
      facts[column.fact] = whole;
      continue;
    }
    if (fault) leaveOut(fault, column);
    else facts[column.fact] = text;
  }
  return facts;
}
