import { type Buffer, isUtf8 } from "node:buffer";
import { MALFORMED } from "./cells.js";
import type { JsonObject, JsonRecord } from "./json-record.js";
import type { Fault } from "./problem.js";

/** Objects and lists within each other; exports have five or six. */
const DEEPEST = 64;
/** So many beginnings are tried to be parts of one record. */
const TRIED_TOGETHER = 40;
/** The ends of the objects around a record may follow it. */
const MOST_ENDS = 3;
const SHOWN = 200;

/** A whole object, or what is wrong with it. */
export function parseRecord(bytes: Buffer, line: number): JsonRecord {
  const text = bytes.toString("utf8");
  const fail = (fault: Fault): JsonRecord => ({ line, fault, text: text.slice(0, SHOWN) });
  if (!isUtf8(bytes)) return fail(MALFORMED);
  const { depth, members } = measure(text);
  if (depth > DEEPEST) return fail(TOO_DEEP);
  const value = parse(text);
  if (value === undefined) return fail(BROKEN);
  if (countMembers(value) < members) return fail(TWICE);
  return { line, value };
}

/** What tells where another record begins. */
export interface Surroundings {
  /** The first names in other records: exports write every record alike. */
  readonly firstNames: ReadonlySet<string>;
  /** How far the text is indented. */
  readonly column: number;
}

/**
 * The records in text that is not one whole record: each place where one may begin is tried. What lies between whole ones is a
 * fault each. With `more`, text follows, and the last beginning is left for later: `used` tells where.
 */
export function salvage(
  bytes: Buffer,
  line: number,
  around: Surroundings,
  { more = false } = {},
): { records: JsonRecord[]; used: number } {
  const starts = beginnings(bytes, around);
  const records: JsonRecord[] = [];
  let here = line;
  let counted = 0;
  const lineAt = (at: number): number => {
    for (; counted < at; counted++) if (bytes[counted] === 0x0a) here++;
    return here;
  };
  const last = more && starts.length > 1 ? starts.length - 1 : starts.length;
  for (let i = 0; i < last; ) {
    const from = starts[i]!;
    const found = wholeFrom(bytes, starts, i, lineAt(from));
    if (found !== undefined) {
      records.push(found.record);
      i = found.next;
      continue;
    }
    const record = parseRecord(bytes.subarray(from, starts[i + 1] ?? bytes.length), lineAt(from));
    records.push(record.fault === undefined ? { line: record.line, fault: BROKEN, text: "" } : record);
    i++;
  }
  return { records, used: last < starts.length ? starts[last]! : bytes.length };
}

/** Where records may begin: at the beginning, and at braces that stand where and as those of records do. */
function beginnings(bytes: Buffer, { firstNames, column }: Surroundings): number[] {
  const starts = [0];
  let own = firstNameAt(bytes, 0);
  let before = 0;
  let lineStart = -1;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at]!;
    if (byte === 0x20 || byte === 0x09 || byte === 0x2c) continue;
    if (byte === 0x7b && at > 0) {
      const outermost = before === 0x0a && at - lineStart - 1 <= column;
      // What begins like no object, a list's bracket that was damaged, may be followed by one.
      const any = own === undefined && firstNames.size === 0;
      const name = any || before === 0x0a || before === 0x7d ? firstNameAt(bytes, at) : undefined;
      if (any) own = name;
      if (outermost || (name !== undefined && (name === own || firstNames.has(name)))) starts.push(at);
    }
    if (byte === 0x0a) lineStart = at;
    before = byte;
  }
  return starts;
}

const FIRST_NAME = /^\{\s*"((?:[^"\\\n]|\\.)*)"/;
/** Names are looked for within so many bytes. */
const NAME_WITHIN = 256;

/** The first name in the object that begins at a place. */
function firstNameAt(bytes: Buffer, at: number): string | undefined {
  return FIRST_NAME.exec(bytes.toString("latin1", at, at + NAME_WITHIN))?.[1];
}

/** The whole record that begins at `starts[i]`, and the beginning after it. */
function wholeFrom(
  bytes: Buffer,
  starts: readonly number[],
  i: number,
  line: number,
): { record: JsonRecord; next: number } | undefined {
  for (let next = i + 1; next <= Math.min(starts.length, i + TRIED_TOGETHER); next++) {
    let end = starts[next] ?? bytes.length;
    for (let tries = 0; tries < MOST_ENDS; tries++) {
      end = afterBrace(bytes, starts[i]!, end);
      if (end < 0) break;
      const record = parseRecord(bytes.subarray(starts[i]!, end), line);
      // One that is whole and wrong is not half of another one.
      if (record.fault === undefined || record.fault === TWICE) return { record, next };
      end--;
    }
  }
  return undefined;
}

/** Behind the last closing brace before `to`; −1 where there is none. */
function afterBrace(bytes: Buffer, from: number, to: number): number {
  let end = to;
  while (end > from && bytes[end - 1] !== 0x7d) end--;
  return end > from ? end : -1;
}

function parse(text: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as JsonObject) : undefined;
  } catch {
    return undefined;
  }
}

/** How deep a text goes, and how many members its objects have. */
function measure(text: string): { depth: number; members: number } {
  let [depth, deepest, members] = [0, 0, 0];
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 0x22) {
      for (i++; i < text.length && text.charCodeAt(i) !== 0x22; i++) if (text.charCodeAt(i) === 0x5c) i++;
    } else if (code === 0x7b || code === 0x5b) deepest = Math.max(deepest, ++depth);
    else if (code === 0x7d || code === 0x5d) depth--;
    else if (code === 0x3a) members++;
  }
  return { depth: deepest, members };
}

function countMembers(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((sum: number, each) => sum + countMembers(each), 0);
  if (typeof value !== "object" || value === null) return 0;
  let count = 0;
  for (const member of Object.values(value)) count += 1 + countMembers(member);
  return count;
}

const BROKEN: Fault = {
  rule: "broken-json",
  reason: "this is no whole JSON object",
  remedy: "Export the file again; what is cut off or changed here cannot be read.",
};
const TOO_DEEP: Fault = {
  rule: "nested-too-deep",
  reason: `objects and lists lie within each other more than ${DEEPEST} deep`,
  remedy: "Take the file as it was exported.",
};
const TWICE: Fault = {
  rule: "duplicate-key",
  reason: "a name stands twice in one object, so that it is not clear which value counts",
  remedy: "Remove one of the two.",
};
