import { SoundFileError } from "../../../ports/sound-files.js";
import { type Decoder, damaged, holds } from "./decoder.js";
import { numberReader, type PcmLayout, pcmDecoding } from "./pcm.js";

/** AIFF, and AIFC with samples as they are. */
export const aiff: Decoder = {
  name: "aiff",
  type: "audio/aiff",
  fits: (head) => holds(head, "FORM") && (holds(head, "AIFF", 8) || holds(head, "AIFC", 8)),
  open: async () => pcmDecoding(layoutOf),
};

function layoutOf(head: Buffer): PcmLayout | undefined {
  const compressed = holds(head, "AIFC", 8);
  let format: (Omit<PcmLayout, "from" | "length"> & { length: number }) | undefined;
  for (let at = 12; at + 8 <= head.length; ) {
    const size = head.readUInt32BE(at + 4);
    if (holds(head, "SSND", at)) {
      if (head.length < at + 12) return undefined;
      if (format === undefined) throw damaged("its samples come before what says how they are written.");
      // Between the chunk's head and the samples is what an offset says.
      return { ...format, from: at + 16 + head.readUInt32BE(at + 8) };
    }
    if (holds(head, "COMM", at)) {
      if (head.length < at + 8 + size) return undefined;
      format = formatOf(head.subarray(at + 8, at + 8 + size), compressed);
    }
    at += 8 + size + (size % 2);
  }
  return undefined;
}

/** Kinds of AIFC that are samples as they are: big-endian, little-endian, and numbers of IEEE 754. */
const KINDS: Readonly<Record<string, readonly ["integer" | "float", boolean]>> = {
  NONE: ["integer", false],
  twos: ["integer", false],
  sowt: ["integer", true],
  fl32: ["float", false],
  FL32: ["float", false],
  fl64: ["float", false],
};

function formatOf(chunk: Buffer, compressed: boolean): Omit<PcmLayout, "from"> {
  if (chunk.length < (compressed ? 22 : 18)) throw damaged("what says how its samples are written is cut off.");
  const [channels, frames, bits] = [chunk.readUInt16BE(0), chunk.readUInt32BE(2), chunk.readUInt16BE(6)];
  const name = compressed ? chunk.toString("latin1", 18, 22) : "NONE";
  const kind = KINDS[name];
  const width = Math.ceil(bits / 8);
  const read = kind === undefined ? undefined : numberReader(kind[0], 8 * width, kind[1]);
  if (read === undefined)
    throw new SoundFileError(
      "undecodable",
      `it holds samples of kind ${JSON.stringify(name)} with ${bits} bits, which is not decoded here.`,
    );
  return { rate: extended(chunk, 8), channels, width, read, length: frames * channels * width };
}

/** A number of IEEE 754 with 80 bits, as the rate is written. */
function extended(bytes: Buffer, at: number): number {
  const exponent = bytes.readUInt16BE(at) & 0x7fff;
  return Math.round((bytes.readUInt32BE(at + 2) * 2 ** 32 + bytes.readUInt32BE(at + 6)) * 2 ** (exponent - 16_383 - 63));
}
