import { Buffer } from "node:buffer";
import type { JsonRecord } from "./json-record.js";
import { parseRecord, salvage } from "./json-salvage.js";
import { countLines, MAX_RECORD_BYTES, textBlocks } from "./lines.js";
import type { Fault } from "./problem.js";
import type { InputFile } from "./source.js";

/**
 * The objects of a JSON file, some at a time and in order: those that stand one after the other (JSON lines, pretty-printed or not),
 * the elements of a list, or the elements of a list of the name `list` within an object. What is damaged gives a fault, and the
 * objects around it are found again. Memory stays below a few times {@link MAX_RECORD_BYTES}.
 */
export async function* jsonRecords(file: InputFile, list?: string): AsyncGenerator<readonly JsonRecord[]> {
  const scanner = new Scanner();
  let first = true;
  for await (const block of textBlocks(file)) {
    yield scanner.scan(first && list !== undefined ? afterListName(block, list) : block);
    first = false;
  }
  yield scanner.end();
}

const LF = 10;
const QUOTE = 34;
const COMMA = 44;
const BACKSLASH = 92;
const OPEN_LIST = 91;
const CLOSE_LIST = 93;
const OPEN = 123;
const CLOSE = 125;

/** First names of records that are remembered. */
const MOST_NAMES = 16;
/** What is shown of a text that is no record. */
const SHOWN = 200;

/** Finds where records begin and end: it looks at every byte once, unless a record turns out to be damaged. */
class Scanner {
  /** Of the byte that is looked at next. */
  #line = 1;
  /** The bytes of the open record in earlier blocks. */
  #parts: Buffer[] = [];
  #length = 0;
  #state: "between" | "record" | "stray" = "between";
  #startLine = 1;
  /** Where the line begins, counted in bytes from where the file does; so is where the record does. */
  #lineAt = 0;
  #seen = 0;
  #column = 0;
  readonly #firstNames = new Set<string>();
  #depth = 0;
  #quoted = false;
  #escaped = false;

  scan(block: Buffer): JsonRecord[] {
    const records: JsonRecord[] = [];
    let start = 0;
    for (let at = 0; at < block.length; at++) {
      const byte = block[at]!;
      if (this.#state === "between") {
        if (isBetween(byte)) {
          if (byte === LF) this.#nextLine(at);
          continue;
        }
        this.#open(byte, at);
        start = at;
        continue;
      }
      if (this.#state === "stray" && (byte === LF || byte === OPEN)) {
        records.push(this.#closeStray(block.subarray(start, at)));
        at--;
        continue;
      }
      if (byte === LF) this.#nextLine(at);
      if (this.#state === "record" && this.#endsWith(byte)) records.push(...this.#close(block.subarray(start, at + 1)));
    }
    this.#seen += block.length;
    if (this.#state !== "between") {
      this.#parts.push(block.subarray(start));
      this.#length += block.length - start;
    }
    if (this.#length > MAX_RECORD_BYTES) records.push(...this.#giveUp());
    return records;
  }

  /** What can be had of the record that is open when the file ends. */
  end(): readonly JsonRecord[] {
    if (this.#state === "between") return [];
    if (this.#state === "stray") return [this.#closeStray(Buffer.alloc(0))];
    return this.#salvage(this.#bytes()).records;
  }

  #nextLine(at: number): void {
    this.#line++;
    this.#lineAt = this.#seen + at + 1;
  }

  #open(byte: number, at: number): void {
    this.#column = this.#seen + at - this.#lineAt;
    this.#state = byte === OPEN ? "record" : "stray";
    this.#startLine = this.#line;
    this.#depth = 1;
    this.#quoted = this.#escaped = false;
  }

  /** Whether the open record ends with this byte. */
  #endsWith(byte: number): boolean {
    if (this.#quoted) {
      if (this.#escaped) this.#escaped = false;
      else if (byte === BACKSLASH) this.#escaped = true;
      // A text cannot go on after the end of a line: a quotation mark is missing.
      else if (byte === QUOTE || byte === LF) this.#quoted = false;
      return false;
    }
    if (byte === QUOTE) this.#quoted = true;
    else if (byte === OPEN || byte === OPEN_LIST) this.#depth++;
    else if (byte === CLOSE || byte === CLOSE_LIST) this.#depth--;
    return this.#depth === 0;
  }

  #close(last: Buffer): readonly JsonRecord[] {
    const bytes = this.#parts.length === 0 ? last : Buffer.concat([...this.#parts, last]);
    this.#forget();
    const record = parseRecord(bytes, this.#startLine);
    if (record.fault !== undefined) return this.#salvage(bytes).records;
    const [name] = Object.keys(record.value);
    if (name !== undefined && this.#firstNames.size < MOST_NAMES) this.#firstNames.add(name);
    return [record];
  }

  #closeStray(last: Buffer): JsonRecord {
    const text = Buffer.concat([...this.#parts, last]).toString("utf8", 0, SHOWN);
    this.#forget();
    return { line: this.#startLine, fault: STRAY, text };
  }

  /** What is too long for a record holds several, the first of which is damaged; the last of them may go on. */
  #giveUp(): JsonRecord[] {
    if (this.#state === "stray") return [this.#closeStray(Buffer.alloc(0))];
    const bytes = this.#bytes();
    this.#forget();
    const { records, used } = this.#salvage(bytes, { more: true });
    this.#line = this.#startLine + countLines(bytes.subarray(0, used));
    return [...records, ...this.scan(bytes.subarray(used))];
  }

  #salvage(bytes: Buffer, options = {}) {
    return salvage(bytes, this.#startLine, { firstNames: this.#firstNames, column: this.#column }, options);
  }

  #bytes(): Buffer {
    return Buffer.concat(this.#parts);
  }

  #forget(): void {
    this.#parts = [];
    this.#length = 0;
    this.#state = "between";
  }
}

/** Whether a byte may stand between two records. */
const isBetween = (byte: number): boolean =>
  byte === LF || byte === 32 || byte === 9 || byte === COMMA || byte === OPEN_LIST || byte === CLOSE_LIST || byte === CLOSE;

const STRAY: Fault = {
  rule: "stray-text",
  reason: "something stands here that is no JSON object",
  remedy: "Take the file as it was exported, or remove this.",
};

/**
 * The beginning of a file without what stands before the elements of the list `name` in its outermost object, blanks in its place;
 * as it is where there is no such list.
 */
function afterListName(block: Buffer, name: string): Buffer {
  const text = block.toString("latin1");
  if (!/^\s*\{/.test(text)) return block;
  const found = [...text.matchAll(new RegExp(`"${name}"\\s*:\\s*\\[`, "g"))].find(({ index }) => depthAt(text, index) === 1);
  if (found === undefined) return block;
  const end = found.index + found[0].length;
  const head = Buffer.from(text.slice(0, end).replace(/[^\n]/g, " "), "latin1");
  return Buffer.concat([head, block.subarray(end)]);
}

/** How deep in objects and lists a place is. */
function depthAt(text: string, at: number): number {
  let depth = 0;
  let quoted = false;
  for (let i = 0; i < at; i++) {
    const code = text.charCodeAt(i);
    if (quoted) {
      if (code === BACKSLASH) i++;
      else if (code === QUOTE) quoted = false;
    } else if (code === QUOTE) quoted = true;
    else if (code === OPEN || code === OPEN_LIST) depth++;
    else if (code === CLOSE || code === CLOSE_LIST) depth--;
  }
  return depth;
}
