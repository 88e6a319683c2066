import { SoundFileError } from "../../../../ports/sound-files.js";
import { damaged, type EncodedFile } from "../decoder.js";

/** A box of MP4 (ISO/IEC 14496-12, section 4.2): a name of four letters, and what it holds. */
export interface Box {
  readonly name: string;
  /** Where it begins, and what it holds: in the file, or in what surrounds it. */
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

const [HEAD, LONG_HEAD] = [8, 16];

/** The boxes within a box, one after the other. */
export function* boxesIn(bytes: Buffer): Generator<{ readonly name: string; readonly body: Buffer }> {
  // Behind the last one may be less than a head.
  for (let at = 0; at + HEAD <= bytes.length; ) {
    const { name, from, to } = readHead(bytes.subarray(at, at + LONG_HEAD), at, bytes.length);
    if (to > bytes.length) throw damaged(`its box ${JSON.stringify(name)} goes beyond the one around it.`);
    yield { name, body: bytes.subarray(from, to) };
    at = to;
  }
}

/** The most boxes of a file: one in fragments of a tenth of a second has so many in more than an hour. */
const MOST_BOXES = 100_000;

/** The boxes of a file, of which only the heads are read. */
export async function* boxesOf(file: EncodedFile): AsyncGenerator<Box> {
  for (let at = file.from, count = 1; at + HEAD <= file.size; count++) {
    if (count > MOST_BOXES) throw new SoundFileError("undecodable", "it is in more parts than are looked at.");
    const box = readHead(await file.read(at, LONG_HEAD), at, file.size);
    yield box;
    at = box.to;
  }
}

/** What the first box of a path holds; undefined where there is none. */
export function find(bytes: Buffer, ...path: readonly string[]): Buffer | undefined {
  const [first, ...rest] = path;
  if (first === undefined) return bytes;
  for (const { name, body } of boxesIn(bytes)) if (name === first) return find(body, ...rest);
  return undefined;
}

/** What a box holds without which nothing is decoded. */
export function need(bytes: Buffer, ...path: readonly string[]): Buffer {
  const found = find(bytes, ...path);
  if (found === undefined) throw damaged(`its box ${JSON.stringify(path.join("."))} is missing.`);
  return found;
}

/** A size of 1 stands for one of 64 bits that follows, one of 0 for all that is left. */
function readHead(bytes: Buffer, at: number, end: number): Box {
  const name = bytes.toString("latin1", 4, 8);
  const short = bytes.readUInt32BE(0);
  const head = short === 1 ? LONG_HEAD : HEAD;
  if (bytes.length < head) throw damaged("the head of a box is cut off.");
  const size = short === 1 ? Number(bytes.readBigUInt64BE(8)) : short === 0 ? end - at : short;
  if (size < head) throw damaged(`its box ${JSON.stringify(name)} is smaller than its head.`);
  return { name, at, from: at + head, to: at + size };
}
