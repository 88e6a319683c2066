import { idFault, textFault } from "./cells.js";
import { composedTrack } from "./composed-track.js";
import type { Column } from "./header.js";
import type { EventRow, Facts, SourceRow, TrackRow } from "./source.js";
import type { TableLine } from "./table-rows.js";

/** Where a table of listens has what. */
export interface ListenColumns {
  readonly artist: Column;
  readonly title: Column;
}

/** What a line says besides the names. */
export interface Listen {
  readonly user: string;
  readonly kind: EventRow["kind"];
  readonly at: number | undefined;
  readonly duration?: number | undefined;
  readonly facts: Readonly<Record<string, string | number | undefined>>;
}

/** Adds a listen of a track that the line names by artist and title, and what it says about the track. */
export function addListen(line: TableLine, { artist, title }: ListenColumns, listen: Listen, out: SourceRow[]): void {
  const names = [
    ["artist", artist],
    ["title", title],
  ] as const;
  for (const [what, column] of names) {
    const text = line.cell(column);
    if (text === "") line.refuse({ rule: `empty-${what}`, reason: `the ${what} is empty`, remedy: REMEDY }, column);
    const fault = textFault(what, text);
    if (fault) line.refuse(fault, column);
  }
  const track = composedTrack(line.cell(artist), line.cell(title));
  const fault = idFault("track", track) ?? idFault("user", listen.user);
  if (fault) line.refuse(fault, title);
  const { at, duration, user, kind } = listen;
  const event: EventRow = { type: "event", ...line.place, user, track, kind, value: 1 };
  out.push({ ...event, ...(at === undefined ? {} : { at }), ...(duration === undefined ? {} : { duration }) });
  out.push(described(track, line, { artist, title }, listen.facts));
}

const REMEDY = "Artist and title together name the track: fill both in, or delete the line.";

function described(track: string, line: TableLine, { artist, title }: ListenColumns, facts: Listen["facts"]): TrackRow {
  const known = Object.fromEntries(Object.entries(facts).filter(([, value]) => isFact(value))) as Facts;
  const row: TrackRow = { type: "track", ...line.place, track, title: line.cell(title), artist: line.cell(artist) };
  return Object.keys(known).length === 0 ? row : { ...row, facts: known };
}

/** Whether a value can be told as a fact. */
export const isFact = (value: string | number | undefined): boolean =>
  value !== undefined && (typeof value === "number" ? Number.isFinite(value) : textFault("fact", value) === undefined);
