import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { deflateSync } from "node:zlib";

const example = (name: string) => fileURLToPath(new URL(`../sound/files/${name}`, import.meta.url));

/** Puts a copy of one of the examples of sound below a folder. */
export function put(folder: string, place: string, name: string): void {
  mkdirSync(dirname(join(folder, place)), { recursive: true });
  copyFileSync(example(name), join(folder, place));
}

/** Puts bytes below a folder. */
export function write(folder: string, place: string, bytes: string | Uint8Array): void {
  mkdirSync(dirname(join(folder, place)), { recursive: true });
  writeFileSync(join(folder, place), bytes);
}

/** The first half of an example. */
export const half = (name: string): Uint8Array => {
  const whole = readFileSync(example(name));
  return whole.subarray(0, whole.length / 2);
};

/** WAVE, one channel at 8,000 Hz of 16 bits, as a function of the second. */
export function wave(seconds: number, valueAt: (second: number) => number): Uint8Array {
  const samples = Int16Array.from({ length: 8000 * seconds }, (_, n) => Math.max(-1, Math.min(1, valueAt(n / 8000))) * 32_767);
  const head = Buffer.alloc(44);
  head.write("RIFF", 0);
  head.writeUInt32LE(36 + samples.byteLength, 4);
  head.write("WAVEfmt ", 8);
  for (const [at, value] of [
    [16, 16],
    [24, 8000],
    [28, 16_000],
  ] as const)
    head.writeUInt32LE(value, at);
  for (const [at, value] of [
    [20, 1],
    [22, 1],
    [32, 2],
    [34, 16],
  ] as const)
    head.writeUInt16LE(value, at);
  head.write("data", 36);
  head.writeUInt32LE(samples.byteLength, 40);
  return Buffer.concat([head, Buffer.from(samples.buffer)]);
}

/** A PNG of one colour. */
export function png(side: number, colour: number): Uint8Array {
  const rows = Buffer.alloc(side * (1 + side), colour);
  for (let y = 0; y < side; y++) rows[y * (1 + side)] = 0;
  const head = Buffer.alloc(13);
  head.writeUInt32BE(side, 0);
  head.writeUInt32BE(side, 4);
  head.set([8, 0, 0, 0, 0], 8);
  const parts = Object.entries({ IHDR: head, IDAT: deflateSync(rows), IEND: Buffer.alloc(0) });
  return Buffer.concat([
    Buffer.from("\x89PNG\r\n\x1a\n", "latin1"),
    ...parts.flatMap(([type, data]) => [lengthOf(data), Buffer.from(type), data, Buffer.alloc(4)]),
  ]);
}

function lengthOf(data: Uint8Array): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  return length;
}
