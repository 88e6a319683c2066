import { Buffer } from "node:buffer";
import { type Fault, problemAt } from "./problem.js";
import { type InputFile, SourceError } from "./source.js";

/** The longest line or record that is read, in bytes; what is longer is not a table. */
export const MAX_RECORD_BYTES = 1 << 20;
/** Bytes that are looked at together. */
export const BLOCK_BYTES = 1 << 16;

const LF = 10;
const CR = 13;

/** Some whole lines of a file. */
export interface Lines {
  /** Every line ends with LF, the last one too. */
  readonly bytes: Buffer;
  /** The number of the first of them, from 1. */
  readonly line: number;
  /** Why the one line that this is cannot be read; then `bytes` is its beginning. */
  readonly fault?: Fault;
}

/**
 * A text file as whole lines, about {@link BLOCK_BYTES} at a time: without byte order mark, every ending (CRLF, CR, LF) made LF.
 * What it yields depends on the bytes alone, not on the chunks in which they arrive. Of a line above {@link MAX_RECORD_BYTES} only
 * that it is too long.
 *
 * @throws SourceError `not-utf-8` for UTF-16
 */
export async function* wholeLines(file: InputFile): AsyncGenerator<Lines> {
  let carry: Buffer[] = [];
  let carried = 0;
  let line = 1;
  /** The beginning of a line that is too long, while its end is looked for. */
  let long: Buffer | undefined;
  for await (const block of textBlocks(file)) {
    const firstEnd = block.indexOf(LF);
    if (long === undefined && carried + (firstEnd < 0 ? block.length : firstEnd) > MAX_RECORD_BYTES) {
      long = Buffer.concat([...carry, block]).subarray(0, SHOWN_BYTES);
      carry = [];
      carried = 0;
    }
    if (long !== undefined && firstEnd < 0) continue;
    if (long !== undefined) yield { ...tooLong(long), line: line++ };
    const text = long === undefined ? block : block.subarray(firstEnd + 1);
    long = undefined;
    const end = text.lastIndexOf(LF) + 1;
    if (end > 0) {
      const bytes = carry.length === 0 ? text.subarray(0, end) : Buffer.concat([...carry, text.subarray(0, end)]);
      yield { bytes, line };
      line += countLines(bytes);
      carry = [];
      carried = 0;
    }
    if (end < text.length) carry.push(text.subarray(end));
    carried += text.length - end;
  }
  if (long !== undefined) yield { ...tooLong(long), line };
  if (carried > 0) yield { bytes: Buffer.concat([...carry, Buffer.of(LF)]), line };
}

/** A text file in blocks of about {@link BLOCK_BYTES}, without byte order mark, every line ending made LF. */
export async function* textBlocks(file: InputFile): AsyncGenerator<Buffer> {
  const unifyEndings = createEndingUnifier();
  let first = true;
  for await (const block of blocksOf(file.open(), BLOCK_BYTES)) {
    yield unifyEndings(first ? withoutMark(block, file) : block);
    first = false;
  }
}

/** How many lines end in `bytes`. */
export function countLines(bytes: Buffer): number {
  let count = 0;
  for (let at = bytes.indexOf(LF); at >= 0; at = bytes.indexOf(LF, at + 1)) count++;
  return count;
}

/** The same bytes in blocks of exactly `size`, the last one perhaps shorter. */
export async function* blocksOf(chunks: AsyncIterable<Uint8Array>, size: number): AsyncGenerator<Buffer> {
  let block = Buffer.allocUnsafe(size);
  let filled = 0;
  for await (const chunk of chunks) {
    for (let from = 0; from < chunk.length; ) {
      const taken = Math.min(size - filled, chunk.length - from);
      block.set(chunk.subarray(from, from + taken), filled);
      from += taken;
      filled += taken;
      if (filled < size) continue;
      yield block;
      block = Buffer.allocUnsafe(size);
      filled = 0;
    }
  }
  if (filled > 0) yield block.subarray(0, filled);
}

function withoutMark(block: Buffer, file: InputFile): Buffer {
  if ((block[0] === 0xff && block[1] === 0xfe) || (block[0] === 0xfe && block[1] === 0xff)) throw utf16(file);
  return block[0] === 0xef && block[1] === 0xbb && block[2] === 0xbf ? block.subarray(3) : block;
}

/** Makes LF of CRLF and CR, block after block: a CRLF may be cut in two by a block's end. */
function createEndingUnifier(): (block: Buffer) => Buffer {
  let afterCr = false;
  return (block) => {
    if (!afterCr && !block.includes(CR)) return block;
    const out = Buffer.allocUnsafe(block.length);
    let length = 0;
    for (const byte of block) {
      if (!(byte === LF && afterCr)) out[length++] = byte === CR ? LF : byte;
      afterCr = byte === CR;
    }
    return out.subarray(0, length);
  };
}

/** What is shown of a line that is too long, in bytes. */
const SHOWN_BYTES = 200;

const tooLong = (start: Buffer): Pick<Lines, "bytes" | "fault"> => ({
  bytes: Buffer.concat([start, Buffer.of(LF)]),
  fault: {
    rule: "line-too-long",
    reason: `the line is longer than ${MAX_RECORD_BYTES.toLocaleString("en")} bytes`,
    remedy: "Check that this is a table with one record a line, and that no line end is missing.",
  },
});

function utf16(file: InputFile): SourceError {
  return new SourceError(
    problemAt({ file: file.name, line: 1 }, undefined, undefined, {
      rule: "not-utf-8",
      reason: "the text is UTF-16",
      remedy: 'Save it as UTF-8 (in a spreadsheet: "CSV UTF-8") and import that.',
    }),
  );
}
