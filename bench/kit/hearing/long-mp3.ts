/** Bit rates of MPEG-1 layer III in kbit/s, and rates in Hz, by their codes in the head of a frame (ISO/IEC 11172-3). */
const KILOBITS = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320];
const RATES = [44_100, 48_000, 32_000];
const SAMPLES = 1152;

/** A recording of so many seconds: the frames of a short MP3 over and over, the first left out, which only tells how many there are. */
export function longMp3(short: Buffer, seconds: number): Buffer {
  const frames = framesOf(short).slice(1);
  const count = Math.ceil((seconds * 44_100) / SAMPLES);
  return Buffer.concat(Array.from({ length: count }, (_, i) => frames[i % frames.length]!));
}

function framesOf(mp3: Buffer): Buffer[] {
  const tag = 10 + [6, 7, 8, 9].reduce((sum, at) => sum * 128 + mp3[at]!, 0);
  const frames: Buffer[] = [];
  for (let at = tag; at + 4 <= mp3.length && mp3[at] === 0xff; ) {
    const code = mp3[at + 2]!;
    const length = Math.floor((144_000 * KILOBITS[code >> 4]!) / RATES[(code >> 2) & 3]!) + ((code >> 1) & 1);
    frames.push(mp3.subarray(at, at + length));
    at += length;
  }
  return frames;
}
