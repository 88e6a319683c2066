import { damaged, type EncodedFile } from "../decoder.js";
import { type Box, boxesIn, boxesOf, find, need } from "./boxes.js";
import { addFrame, type FramePlace } from "./frames.js";
import { Numbers } from "./numbers.js";

/** The largest description of a fragment, in bytes. */
const MOST_BYTES = 16 << 20;

/** The frames of a track whose file describes each fragment before it (boxes `moof`; ISO/IEC 14496-12, section 8.8). */
export async function fragmentFrames(file: EncodedFile, movie: Buffer, track: number): Promise<FramePlace[]> {
  const usual = usualSize(movie, track);
  const frames: FramePlace[] = [];
  for await (const box of boxesOf(file))
    if (box.name === "moof") addFragment(frames, await readFragment(file, box), { track, usual, at: box.at, file });
  return frames;
}

async function readFragment(file: EncodedFile, { from, to }: Box): Promise<Buffer> {
  if (to - from > MOST_BYTES || to > file.size)
    throw damaged("a fragment of it is cut off, or is described at too great a length.");
  return file.read(from, to - from);
}

/** The size that frames have where a fragment says nothing of it. */
function usualSize(movie: Buffer, track: number): number {
  const extends_ = find(movie, "mvex");
  for (const { name, body } of extends_ === undefined ? [] : boxesIn(extends_)) {
    const numbers = new Numbers(body, 4);
    if (name !== "trex" || numbers.take(4) !== track) continue;
    numbers.skip(8);
    return numbers.take(4);
  }
  return 0;
}

interface Fragment {
  readonly track: number;
  readonly usual: number;
  readonly at: number;
  readonly file: EncodedFile;
}

function addFragment(frames: FramePlace[], boxes: Buffer, fragment: Fragment): void {
  for (const { name, body } of boxesIn(boxes)) {
    if (name !== "traf") continue;
    const head = readHead(need(body, "tfhd"), fragment);
    if (head.track !== fragment.track) continue;
    let at = head.base;
    for (const run of boxesIn(body)) if (run.name === "trun") at = addRun(frames, run.body, head, at);
  }
}

interface FragmentHead {
  readonly track: number;
  /** From where in the file places count. */
  readonly base: number;
  readonly size: number;
  readonly file: EncodedFile;
}

function readHead(box: Buffer, { at, usual, file }: Fragment): FragmentHead {
  const numbers = new Numbers(box, 1);
  const flags = numbers.take(3);
  const track = numbers.take(4);
  const base = (flags & 0x01) !== 0 ? numbers.take(8) : at;
  for (const flag of [0x02, 0x08]) if ((flags & flag) !== 0) numbers.skip(4);
  return { track, base, size: (flags & 0x10) !== 0 ? numbers.take(4) : usual, file };
}

/** Adds the frames of a run, which must lie within the file; returns where they end, and with that where the next run begins that does not say. */
function addRun(frames: FramePlace[], box: Buffer, { base, size: usual, file }: FragmentHead, end: number): number {
  const numbers = new Numbers(box, 1);
  const flags = numbers.take(3);
  const has = (flag: number) => (flags & flag) !== 0;
  const count = numbers.take(4);
  let at = has(0x01) ? base + (numbers.take(4) | 0) : end;
  if (has(0x04)) numbers.skip(4);
  for (let left = count; left > 0; left--) {
    if (has(0x100)) numbers.skip(4);
    const size = has(0x200) ? numbers.take(4) : usual;
    for (const flag of [0x400, 0x800]) if (has(flag)) numbers.skip(4);
    addFrame(frames, { at, size }, file.from);
    at += size;
    if (at > file.size) throw damaged("it is cut off: frames of it lie behind its end.");
  }
  return at;
}
