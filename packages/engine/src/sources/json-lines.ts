import type { TableRecord } from "./delimited.js";
import { isKnownName } from "./header.js";
import type { JsonObject, JsonRecord } from "./json-record.js";
import { jsonRecords } from "./json-records.js";
import { startOf } from "./json-start.js";
import { readPlayRecords } from "./play-table.js";
import type { InputFile, Source, SourceOptions } from "./source.js";

/** Plays as JSON objects, one a line or in a list, whose names mean what a table's columns do; nested ones by `a.b`. */
export const jsonLines: Source = {
  name: "json-lines",
  title: "plays as JSON objects, one a line or in a list, with names for user and track",
  examples: [
    {
      "plays.jsonl":
        '{"user":"ann","track":"t1","time":"2024-05-06T07:08:09Z","plays":2}\n{"user":"bob","track":"t2","plays":1}\n',
    },
    { "plays.json": '[{"user_id":"ann","track_id":7,"listened_at":1714979289}]' },
  ],
  detect({ head }) {
    const start = startOf(head);
    if (!/^(?:\u00ef\u00bb\u00bf)?\s*[[{]/.test(start)) return 0;
    const names = new Set([...start.matchAll(/"((?:[^"\\]|\\.){1,60})"\s*:/g)].map((match) => match[1]!));
    const known = [...names].filter(isKnownName).length;
    return known >= 2 ? 0.7 : known === 1 ? 0.1 : 0;
  },
  async *read(files, options) {
    for (const file of files) yield* readPlayRecords(file, tableOf(file, options), options);
  },
};

/** Objects looked at to learn which names there are; one that comes later only is not seen. */
const LOOK_AT = 100;

/** The objects as the records of a table: first its header, the names in order of their first appearance. */
async function* tableOf(file: InputFile, { columns = {} }: SourceOptions): AsyncGenerator<readonly TableRecord[]> {
  let waiting: JsonRecord[] = [];
  let names: readonly string[] | undefined;
  for await (const records of jsonRecords(file)) {
    if (names !== undefined) {
      yield records.map((record) => recordOf(record, names!));
      continue;
    }
    waiting.push(...records);
    if (waiting.length < LOOK_AT) continue;
    names = namesIn(waiting, Object.values(columns));
    yield [{ cells: names, line: waiting[0]?.line ?? 1 }, ...waiting.map((record) => recordOf(record, names!))];
    waiting = [];
  }
  if (names !== undefined || waiting.length === 0) return;
  names = namesIn(waiting, Object.values(columns));
  yield [{ cells: names, line: waiting[0]!.line }, ...waiting.map((record) => recordOf(record, names!))];
}

function namesIn(records: readonly JsonRecord[], asked: readonly string[]): readonly string[] {
  const names = new Set<string>();
  for (const { value } of records.slice(0, LOOK_AT))
    if (value) for (const name of Object.keys(flat(value, asked))) names.add(name);
  return [...names];
}

function recordOf(record: JsonRecord, names: readonly string[]): TableRecord {
  if (record.fault !== undefined) return { cells: [record.text], line: record.line, fault: record.fault };
  const value = flat(record.value, names);
  return { cells: names.map((name) => value[name] ?? ""), line: record.line };
}

/** The texts of an object by name; those within another one where `asked` names them, `a.b`. */
function flat(value: JsonObject, asked: readonly string[]): Record<string, string> {
  const texts: Record<string, string> = {};
  for (const [name, member] of Object.entries(value)) {
    if (typeof member === "object" && member !== null) {
      for (const path of asked) if (path.startsWith(`${name}.`)) texts[path] = textAt(member, path.slice(name.length + 1));
    } else texts[name] = member === null ? "" : String(member);
  }
  return texts;
}

function textAt(value: unknown, path: string): string {
  let found = value;
  for (const name of path.split(".")) {
    found = typeof found === "object" && found !== null && Object.hasOwn(found, name) ? (found as JsonObject)[name] : undefined;
  }
  return found === undefined || found === null || typeof found === "object" ? "" : String(found);
}
