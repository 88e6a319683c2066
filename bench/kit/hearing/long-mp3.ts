import { framesOf } from "./mp3-frames.js";

const SAMPLES = 1152;

/** A recording of so many seconds: the frames of a short MP3 over and over, the first left out, which only tells how many there are. */
export function longMp3(short: Buffer, seconds: number): Buffer {
  const tag = 10 + [6, 7, 8, 9].reduce((sum, at) => sum * 128 + short[at]!, 0);
  const frames = framesOf(short, tag).slice(1);
  const count = Math.ceil((seconds * 44_100) / SAMPLES);
  return Buffer.concat(Array.from({ length: count }, (_, i) => frames[i % frames.length]!));
}
