import { deflateSync } from "node:zlib";
import sharp from "sharp";

/** A picture whose left half is of one colour and whose right half of another, in a format. */
export async function halves(
  format: "jpeg" | "png" | "webp",
  left: readonly number[],
  right: readonly number[],
  { side = 64, orientation = 1 } = {},
): Promise<Uint8Array> {
  const channels = left.length as 1 | 3 | 4;
  const data = Buffer.alloc(side * side * channels);
  for (let dot = 0; dot < side * side; dot++) data.set(dot % side < side / 2 ? left : right, dot * channels);
  const picture = sharp(data, { raw: { width: side, height: side, channels } });
  const held = orientation === 1 ? picture : picture.withMetadata({ orientation });
  if (format === "jpeg") return held.jpeg({ quality: 95 }).toBuffer();
  return format === "png" ? held.png().toBuffer() : held.webp({ lossless: true }).toBuffer();
}

/** A PNG whose head says what is given, of these chunks. */
export function pngOf(width: number, height: number, chunks: Readonly<Record<string, Uint8Array>>): Uint8Array {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const parts = Object.entries({ IHDR: head, ...chunks, IEND: Buffer.alloc(0) });
  return Buffer.concat([Buffer.from("\x89PNG\r\n\x1a\n", "latin1"), ...parts.map(([type, data]) => chunk(type, data))]);
}

function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(checksum(body));
  return Buffer.concat([length, body, sum]);
}

/** CRC-32 of a chunk (PNG, annex D). */
function checksum(bytes: Uint8Array): number {
  let crc = 0xffff_ffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb8_8320 : 0);
  }
  return ~crc >>> 0;
}

/** Zeros, packed: a thousandth of their length. */
export const packedZeros = (length: number): Uint8Array => deflateSync(Buffer.alloc(length), { level: 9 });

/** A JPEG that claims another size than it has. */
export async function lyingJpeg(width: number, height: number): Promise<Uint8Array> {
  const bytes = Buffer.from(await halves("jpeg", [9, 9, 9], [200, 200, 200]));
  const frame = bytes.indexOf(Buffer.from([0xff, 0xc0]));
  bytes.writeUInt16BE(height, frame + 5);
  bytes.writeUInt16BE(width, frame + 7);
  return bytes;
}

/** The same of a WebP (lossless: two times 14 bits). */
export async function lyingWebp(width: number, height: number): Promise<Uint8Array> {
  const bytes = Buffer.from(await halves("webp", [9, 9, 9], [200, 200, 200]));
  bytes.writeUInt32LE((width - 1) | ((height - 1) << 14), bytes.indexOf("VP8L") + 9);
  return bytes;
}
