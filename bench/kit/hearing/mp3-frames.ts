/** Bit rates of MPEG-1 layer III in kbit/s, and rates in Hz, by their codes in the head of a frame (ISO/IEC 11172-3). */
const KILOBITS = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320];
const RATES = [44_100, 48_000, 32_000];

/** The frames of an MP3 from a place on, as far as they follow each other. */
export function framesOf(mp3: Buffer, from = 0): Buffer[] {
  const frames: Buffer[] = [];
  for (let at = from; at + 4 <= mp3.length && mp3[at] === 0xff; ) {
    const code = mp3[at + 2]!;
    const length = Math.floor((144_000 * KILOBITS[code >> 4]!) / RATES[(code >> 2) & 3]!) + ((code >> 1) & 1);
    frames.push(mp3.subarray(at, at + length));
    at += length;
  }
  return frames;
}
