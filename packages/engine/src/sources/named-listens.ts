import type { EventKind } from "../dataset/events.js";
import { idFault, textFault } from "./cells.js";
import { composedTrack } from "./composed-track.js";
import { Fields } from "./json-fields.js";
import type { JsonRecord } from "./json-record.js";
import { jsonRecords } from "./json-records.js";
import { problemAt } from "./problem.js";
import { rowBatches } from "./row-batches.js";
import type { EventRow, Facts, InputFile, Place, SourceRow } from "./source.js";

/** Something that an export of a listening service says was listened to. */
export interface NamedListen {
  /** The path of each name, for problems. */
  readonly paths: { readonly artist: string; readonly title: string };
  readonly user: string;
  readonly artist: string | undefined;
  readonly title: string | undefined;
  readonly kind: EventKind;
  /** Milliseconds since 1970 UTC. */
  readonly at: number | undefined;
  /** Seconds listened. */
  readonly duration?: number | undefined;
  /** What else is known about the track; what is undefined is not. */
  readonly facts: Readonly<Record<string, string | number | undefined>>;
}

/**
 * The rows of a JSON export, in batches. `read` says what an object tells; when it tells nothing, it has noted why. A track is described
 * once, and again only when something else is said about it.
 */
export function readNamedListens(
  file: InputFile,
  list: string | undefined,
  read: (fields: Fields) => NamedListen | undefined,
): AsyncGenerator<readonly SourceRow[]> {
  const describe = createDescriber();
  return rowBatches(jsonRecords(file, list), (record, rows) =>
    addRecord(record, { file: file.name, line: record.line }, read, describe, rows),
  );
}

function addRecord(
  record: JsonRecord,
  place: Place,
  read: (fields: Fields) => NamedListen | undefined,
  describe: Describe,
  rows: SourceRow[],
): void {
  if (record.fault !== undefined) {
    rows.push(problemAt(place, undefined, record.text, record.fault));
    return;
  }
  const fields = new Fields(record.value, place);
  const listen = read(fields);
  const ids = listen && idsOf(listen, fields);
  // Of an object that cannot be taken, only why.
  const refused = fields.problems.filter(({ outcome }) => outcome !== "corrected");
  rows.push(...(refused.length > 0 ? refused : fields.problems));
  if (listen === undefined || ids === undefined || refused.length > 0) return;
  rows.push(eventOf(listen, ids, place));
  describe(listen, ids.track, place, rows);
}

interface Ids {
  readonly user: string;
  readonly track: string;
}

function idsOf({ user, artist, title, paths }: NamedListen, fields: Fields): Ids | undefined {
  for (const [path, name, what] of [
    [paths.artist, artist, "artist"],
    [paths.title, title, "title"],
  ] as const) {
    if (name === undefined) return fields.refuse(path, { rule: `empty-${what}`, reason: `the ${what} is empty`, remedy: REMEDY });
    const fault = textFault(what, name);
    if (fault) return fields.refuse(path, fault);
  }
  const track = composedTrack(artist!, title!);
  const fault = idFault("track", track) ?? idFault("user", user);
  return fault ? fields.refuse(paths.title, fault) : { user, track };
}

const REMEDY = "Artist and title together name the track: fill both in, or remove the entry.";

function eventOf({ kind, at, duration }: NamedListen, { user, track }: Ids, { file, line }: Place): EventRow {
  return {
    type: "event",
    file,
    line,
    user,
    track,
    kind,
    value: 1,
    ...(at === undefined ? {} : { at }),
    ...(duration === undefined ? {} : { duration }),
  };
}

type Describe = (listen: NamedListen, track: string, place: Place, rows: SourceRow[]) => void;

/** Tracks whose description is remembered. */
const REMEMBERED = 50_000;

function createDescriber(): Describe {
  let told = new Map<string, string>();
  return ({ artist, title, facts }, track, { file, line }, rows) => {
    const known = Object.fromEntries(Object.entries(facts).filter(([, value]) => isFact(value))) as Facts;
    const text = JSON.stringify(known);
    if (told.get(track) === text) return;
    if (told.size >= REMEMBERED) told = new Map();
    told.set(track, text);
    rows.push({ type: "track", file, line, track, title: title!, artist: artist!, ...(text === "{}" ? {} : { facts: known }) });
  };
}

const isFact = (value: string | number | undefined): boolean =>
  value !== undefined && (typeof value === "number" ? Number.isFinite(value) : textFault("fact", value) === undefined);
