import { idFault } from "./cells.js";
import type { JsonObject, JsonRecord } from "./json-record.js";
import { jsonRecords } from "./json-records.js";
import { startOf } from "./json-start.js";
import { type Fault, problemAt } from "./problem.js";
import { rowBatches } from "./row-batches.js";
import type { Source, SourceRow } from "./source.js";

/** Listening sessions as JSON objects: `{"session":[track ids in order of play]}`. Each is a listener whom nobody knows. */
export const sessionLines: Source = {
  name: "session-lines",
  title: 'sessions as JSON lines: {"session":[track ids in order of play]}',
  inOrder: true,
  examples: [{ "sessions.jsonl": '{"session":["1","2"]}\n{"session":[3,4,5],"session_id":"s7"}\n' }],
  detect: ({ head }) => (/"session"\s*:\s*\[/.test(startOf(head)) ? 1 : 0),
  async *read(files) {
    for (const file of files) {
      yield* rowBatches(jsonRecords(file), (record, rows) => {
        for (const row of rowsOf(record, file.name)) rows.push(row);
      });
    }
  },
};

/** A session with an id that is none is refused whole: what comes after what would be wrong. */
function rowsOf(record: JsonRecord, file: string): SourceRow[] {
  const place = { file, line: record.line };
  if (record.fault !== undefined) return [problemAt(place, undefined, record.text, record.fault)];
  const refuse = (fault: Fault, value: unknown) => [problemAt(place, "session", JSON.stringify(value), fault)];
  const { session } = record.value;
  if (!Array.isArray(session)) return refuse(NO_LIST, session ?? null);
  if (session.length === 0) return refuse(EMPTY, session);
  const user = userOf(record.value) ?? `${file}#${record.line}`;
  const tracks = session.map((id) => (typeof id === "string" || typeof id === "number" ? String(id) : ""));
  const bad = tracks.findIndex((id) => idFault("track", id) !== undefined);
  if (bad >= 0) return refuse(idFault("track", tracks[bad]!)!, session[bad]);
  return tracks.map((track) => ({ type: "event", ...place, user, track, kind: "play", value: 1 }));
}

function userOf(value: JsonObject): string | undefined {
  const id = value.session_id ?? value.id;
  const text = typeof id === "string" || typeof id === "number" ? String(id) : "";
  return idFault("user", text) === undefined ? text : undefined;
}

const NO_LIST: Fault = {
  rule: "no-session",
  reason: "no list of track ids stands here",
  remedy: 'Write {"session":["id", "id"]}.',
};
const EMPTY: Fault = {
  outcome: "aside",
  rule: "empty-session",
  reason: "the session is empty",
  remedy: "Nothing needs to be done.",
};
