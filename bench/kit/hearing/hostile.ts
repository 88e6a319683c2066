import type { Random } from "@segue/kernels";

/** A file that means harm, or was harmed. */
export interface Hostile {
  readonly name: string;
  readonly bytes: Buffer;
  /** The damage is one that must be found: something is missing, or a checksum is wrong. */
  readonly mustFail: boolean;
}

type Sounds = Readonly<Record<string, Buffer>>;
const CHECKED = /\.(flac|ogg|opus)$/;

/** So many files, by turns cut off, with bits flipped, under wrong names, with heads that claim too much, and with endless tags. */
export function hostileFiles(count: number, sounds: Sounds, random: Random): Hostile[] {
  const kinds = [cutOff, flipped, noSound, hugeHead, endlessTag, bigPicture];
  return Array.from({ length: count }, (_, i) => kinds[i % kinds.length]!(sounds, random));
}

const draw = (random: Random, n: number) => Math.floor(random.next() * n);

function anySound(sounds: Sounds, random: Random): [string, Buffer] {
  const all = Object.entries(sounds);
  return all[draw(random, all.length)]!;
}

function cutOff(sounds: Sounds, random: Random): Hostile {
  const [name, bytes] = anySound(sounds, random);
  return { name, bytes: bytes.subarray(0, draw(random, Math.floor(bytes.length * 0.6))), mustFail: true };
}

/** Sound of which each four-hundredth byte is another. Without checksums that may only be heard. */
function flipped(sounds: Sounds, random: Random): Hostile {
  const [name, whole] = anySound(sounds, random);
  const bytes = Buffer.from(whole);
  for (let at = Math.floor(bytes.length / 2); at < bytes.length; at += 1 + draw(random, 800)) bytes[at]! ^= 1 + draw(random, 255);
  return { name, bytes, mustFail: CHECKED.test(name) };
}

function noSound(sounds: Sounds, random: Random): Hostile {
  const [name] = anySound(sounds, random);
  const bytes = Buffer.from(Array.from({ length: draw(random, 5000) }, () => 32 + draw(random, 90)));
  return { name, bytes, mustFail: true };
}

/** A WAVE of 100 hours, or of absurd channels, rates and widths, with a few samples. */
function hugeHead(_: Sounds, random: Random): Hostile {
  const bytes = Buffer.alloc(44 + draw(random, 4000));
  bytes.write("RIFF\0\0\0\0WAVEfmt ");
  bytes.writeUInt32LE(16, 16);
  bytes.writeUInt16LE(1, 20);
  bytes.writeUInt16LE([1, 2, 9, 60_000][draw(random, 4)]!, 22);
  bytes.writeUInt32LE([8000, 44_100, 4_000_000_000][draw(random, 3)]!, 24);
  bytes.writeUInt16LE([8, 16, 13][draw(random, 3)]!, 34);
  bytes.write("data", 36);
  bytes.writeUInt32LE(2_880_000_000, 40);
  return { name: "hours.wav", bytes, mustFail: true };
}

/** A tag that is longer than the file, or boxes of MP4 within themselves. */
function endlessTag(sounds: Sounds, random: Random): Hostile {
  if (random.next() < 0.5) {
    const rest = sounds["mono.mp3"]!.subarray(0, draw(random, 2000));
    return {
      name: "tag.mp3",
      bytes: Buffer.concat([Buffer.from("ID3\x04\0\0\x7f\x7f\x7f\x7f", "latin1"), rest]),
      mustFail: true,
    };
  }
  const box = (name: string, length: number) => Buffer.concat([Buffer.from([0, 0, 0, length]), Buffer.from(name)]);
  const boxes = Array.from({ length: draw(random, 2000) }, () => box("moov", draw(random, 3) * 8));
  return { name: "boxes.m4a", bytes: Buffer.concat([box("ftyp", 16), Buffer.alloc(8), ...boxes]), mustFail: false };
}

/** Sound behind megabytes of a picture that is none. */
function bigPicture(sounds: Sounds, random: Random): Hostile {
  const frame = Buffer.concat([Buffer.from("\0image/png\0\x03\0", "latin1"), Buffer.alloc(draw(random, 8e6), 7)]);
  const size = (length: number) => [21, 14, 7, 0].map((shift) => (length >> shift) & 0x7f);
  const head = Buffer.from([...Buffer.from("APIC"), ...size(frame.length), 0, 0]);
  const tag = Buffer.from([0x49, 0x44, 0x33, 4, 0, 0, ...size(head.length + frame.length)]);
  return { name: "picture.mp3", bytes: Buffer.concat([tag, head, frame, sounds["mono.mp3"]!]), mustFail: false };
}
