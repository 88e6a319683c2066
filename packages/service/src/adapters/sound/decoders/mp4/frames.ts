import { SoundFileError } from "../../../../ports/sound-files.js";
import { damaged, type EncodedFile, LONGEST_SECONDS } from "../decoder.js";
import { find, need } from "./boxes.js";
import { Numbers } from "./numbers.js";

/** Where a frame lies in its file, in bytes. */
export interface FramePlace {
  readonly at: number;
  readonly size: number;
}

/** The frames that the tables of a track list (its box `stbl`): sizes of each, places of chunks, and how many frames those have. */
export function listedFrames(tables: Buffer, { from, size }: EncodedFile): FramePlace[] {
  const sizes = readSizes(need(tables, "stsz"), size);
  const chunks = readChunks(tables);
  const counts = countsOf(need(tables, "stsc"));
  const frames: FramePlace[] = [];
  for (const [chunk, start] of chunks.entries()) {
    let at = start;
    for (let left = counts(chunk); left > 0 && frames.length < sizes.count; left--) {
      const frame = { at, size: sizes.of(frames.length) };
      addFrame(frames, frame, from);
      at += frame.size;
    }
  }
  if (frames.length < sizes.count) throw damaged("its tables do not say where all its frames are.");
  return frames;
}

/** The largest frame, in bytes: 6144 bits for each of 48 channels, and then some. */
const MOST_BYTES = 1 << 16;

/** More frames than the longest recording has: at 96,000 Hz a second has 93.75. */
const MOST_FRAMES = 100 * LONGEST_SECONDS;

/**
 * Adds a frame to those before it. Refuses one that cannot be taken in order: of no size or of too much of it, before where the sound of its file begins
 * (`from`), or before the end of an earlier one; and one too many.
 */
export function addFrame(frames: FramePlace[], frame: FramePlace, from: number): void {
  const { at, size } = frame;
  const before = frames.at(-1);
  if (size === 0 || size > MOST_BYTES) throw damaged(`a frame of it claims ${size} bytes.`);
  if (at < from) throw damaged("a frame of it would lie before its beginning.");
  if (before !== undefined && at < before.at + before.size)
    throw new SoundFileError("undecodable", "its frames do not lie in the order in which they are played.");
  if (frames.length === MOST_FRAMES) throw new SoundFileError("too-long", "it has more frames than an hour of sound.");
  frames.push(frame);
}

/** One size for all, or a table. */
function readSizes(box: Buffer, fileSize: number): { readonly count: number; of(frame: number): number } {
  const numbers = new Numbers(box, 4);
  const size = numbers.take(4);
  if (size === 0) {
    const count = numbers.takeCount(4);
    const table = numbers.rest();
    return { count, of: (frame) => table.readUInt32BE(4 * frame) };
  }
  const count = numbers.take(4);
  if (count * size > fileSize) throw damaged("it is cut off: its frames would be longer than the file.");
  return { count, of: () => size };
}

function readChunks(tables: Buffer): number[] {
  const short = find(tables, "stco");
  const width = short === undefined ? 8 : 4;
  const numbers = new Numbers(short ?? need(tables, "co64"), 4);
  return Array.from({ length: numbers.takeCount(width) }, () => numbers.take(width));
}

/** How many frames a chunk has: a table says from which chunk on, counted from 1, it is another number. Chunks must be asked for in order. */
function countsOf(box: Buffer): (chunk: number) => number {
  const numbers = new Numbers(box, 4);
  const changes = Array.from({ length: numbers.takeCount(12) }, () => {
    const change = { from: numbers.take(4) - 1, count: numbers.take(4) };
    numbers.skip(4);
    return change;
  });
  let next = 0;
  return (chunk) => {
    while (next < changes.length && changes[next]!.from <= chunk) next++;
    return changes[next - 1]?.count ?? 0;
  };
}
