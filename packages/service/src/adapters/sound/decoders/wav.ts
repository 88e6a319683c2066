import { SoundFileError } from "../../../ports/sound-files.js";
import { type Decoder, damaged, holds } from "./decoder.js";
import { numberReader, type PcmLayout, pcmDecoding } from "./pcm.js";

/** WAVE with samples as they are (PCM and IEEE 754). */
export const wav: Decoder = {
  name: "wav",
  type: "audio/wav",
  fits: (head) => holds(head, "RIFF") && holds(head, "WAVE", 8),
  open: async () => pcmDecoding(layoutOf),
};

/** Lengths that programs write which do not know it yet. */
const UNKNOWN = [0, 0xffff_ffff, 0x7fff_ffff];
const [INTEGER, FLOAT, EXTENSIBLE] = [1, 3, 0xfffe];

function layoutOf(head: Buffer): PcmLayout | undefined {
  let format: Omit<PcmLayout, "length" | "from"> | undefined;
  for (let at = 12; at + 8 <= head.length; ) {
    const size = head.readUInt32LE(at + 4);
    if (holds(head, "data", at)) {
      if (format === undefined) throw damaged("its samples come before what says how they are written.");
      return { ...format, length: UNKNOWN.includes(size) ? Number.POSITIVE_INFINITY : size, from: at + 8 };
    }
    if (holds(head, "fmt ", at)) {
      if (head.length < at + 8 + size) return undefined;
      format = formatOf(head.subarray(at + 8, at + 8 + size));
    }
    at += 8 + size + (size % 2);
  }
  return undefined;
}

function formatOf(chunk: Buffer): Omit<PcmLayout, "length" | "from"> {
  if (chunk.length < 16) throw damaged("what says how its samples are written is cut off.");
  const code = chunk.readUInt16LE(0);
  // The extensible form has the code it stands for in front of a fixed name.
  const kind = code === EXTENSIBLE && chunk.length >= 26 ? chunk.readUInt16LE(24) : code;
  const [channels, rate, bits] = [chunk.readUInt16LE(2), chunk.readUInt32LE(4), chunk.readUInt16LE(14)];
  const read = kind === INTEGER || kind === FLOAT ? numberReader(kind === FLOAT ? "float" : "integer", bits, true) : undefined;
  if (read === undefined)
    throw new SoundFileError("undecodable", `it holds samples of kind ${kind} with ${bits} bits, which is not decoded here.`);
  // Eight bits are unsigned here, and nowhere else.
  return { rate, channels, width: bits / 8, read: bits === 8 ? (view, at) => (view.getUint8(at) - 128) / 128 : read };
}
