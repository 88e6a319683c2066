import type { Cell, FactColumn } from "../../dataset/catalogue.js";
import type { FactFinding, FactRule, FactTable } from "./fact-rule.js";

/** What a number of a known name can be; `why` says so. */
interface Range {
  readonly names: readonly string[];
  readonly possible: (value: number) => boolean;
  readonly why: string;
}

/** Names without capitals, blanks, dots and underscores. A new one is a line here. */
const RANGES: readonly Range[] = [
  { names: ["year"], possible: (v) => v >= 1000 && v <= 2100, why: "Music is from the years 1000 to 2100." },
  { names: ["duration"], possible: (v) => v > 0 && v <= 86_400, why: "A track lasts more than 0 s and at most a day." },
  { names: ["latitude", "lat"], possible: (v) => Math.abs(v) <= 90, why: "A latitude is between −90 and 90 degrees." },
  {
    names: ["longitude", "lon", "lng"],
    possible: (v) => Math.abs(v) <= 180,
    why: "A longitude is between −180 and 180 degrees.",
  },
  { names: ["tempo", "bpm"], possible: (v) => v > 0 && v <= 1000, why: "A tempo is above 0 and at most 1000 beats a minute." },
  { names: ["key"], possible: (v) => v >= 0 && v <= 11, why: "A key is a number from 0 (C) to 11 (B)." },
  { names: ["mode"], possible: (v) => v === 0 || v === 1, why: "A mode is 0 (minor) or 1 (major)." },
  { names: ["timesignature"], possible: (v) => v > 0 && v <= 64, why: "A bar has 1 to 64 beats." },
  { names: ["loudness"], possible: (v) => v >= -200 && v <= 50, why: "A loudness is between −200 and 50 dB." },
  { names: ["tracknumber"], possible: (v) => v > 0 && v < 10_000, why: "Tracks are numbered from 1, below 10000." },
];

/** Names of moments within a track, in seconds from its start. */
const MOMENTS = ["endoffadein", "startoffadeout", "barsstart", "beatsstart", "tatumsstart"];
/** Seconds by which a moment may lie beyond the end: durations are rounded. */
const LENIENCE = 1;

/**
 * Facts that cannot be: numbers outside what their name allows, moments outside the track, a year of release after the first play
 * (times of plays are more to be trusted: years are often those of a later edition).
 */
export const contradictions: FactRule = {
  name: "contradiction",
  title: "Facts that cannot be",
  reason: "A value outside the scale, or one that another contradicts, was a slip: what is true is not known.",
  find(table) {
    return [...outOfRange(table), ...outsideTrack(table), ...afterFirstPlay(table)].filter(({ rows }) => rows.length > 0);
  },
};

const plain = (name: string) => name.toLowerCase().replace(/[\s._-]/g, "");

const columnNamed = ({ columns }: FactTable, ...names: readonly string[]) =>
  [...columns.entries()].filter(([, { name }]) => names.includes(plain(name)));

const rowsOf = ({ cells }: FactColumn, wrong: (value: number, row: number) => boolean): number[] =>
  [...cells.entries()].flatMap(([row, cell]) => (wrong(numberOf(cell), row) ? [row] : []));

const numberOf = (cell: Cell | undefined) => (typeof cell === "number" ? cell : Number.NaN);

function outOfRange(table: FactTable): FactFinding[] {
  return RANGES.flatMap(({ names, possible, why }) =>
    columnNamed(table, ...names).map(([column, facts]) => ({
      column,
      why,
      rows: rowsOf(facts, (value) => !Number.isNaN(value) && !possible(value)),
    })),
  );
}

function outsideTrack(table: FactTable): FactFinding[] {
  const [, duration] = columnNamed(table, "duration")[0] ?? [];
  return columnNamed(table, ...MOMENTS).map(([column, facts]) => ({
    column,
    why: "The moment is not within the track.",
    rows: rowsOf(facts, (value, row) => value < 0 || value > numberOf(duration?.cells[row]) + LENIENCE),
  }));
}

function afterFirstPlay(table: FactTable): FactFinding[] {
  const firstYear = Array.from(table.firstPlayed, (at) => (Number.isNaN(at) ? Number.NaN : new Date(at).getUTCFullYear()));
  return columnNamed(table, "year").map(([column, facts]) => ({
    column,
    why: "The track was played in an earlier year than it is said to be from.",
    rows: rowsOf(facts, (value, row) => value > firstYear[row]!),
  }));
}
