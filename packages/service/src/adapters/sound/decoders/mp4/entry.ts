import { SoundFileError } from "../../../../ports/sound-files.js";
import { type AacConfig, assertDecoded, readConfig } from "../aac/config.js";
import { damaged } from "../decoder.js";
import { boxesIn, find } from "./boxes.js";
import { Numbers } from "./numbers.js";

/** Bytes of what comes before the boxes of an entry, by its version: QuickTime has longer ones. */
const FIXED = [28, 44, 64];
/** Other kinds of sound that have come up in files, by the name of their entry. */
const OTHERS: Readonly<Record<string, string>> = {
  alac: "Apple Lossless",
  drms: "protected AAC",
  enca: "encrypted",
  "ac-3": "AC-3",
  "ec-3": "E-AC-3",
  Opus: "Opus",
  fLaC: "FLAC",
  ".mp3": "MP3",
};

/** What a track says about how its sound is coded (its box `stsd`). */
export function readEntry(descriptions: Buffer): AacConfig {
  const [entry] = boxesIn(descriptions.subarray(8));
  if (entry === undefined) throw damaged("it does not say how its sound is coded.");
  const { name, body } = entry;
  if (name !== "mp4a")
    throw new SoundFileError(
      "undecodable",
      `its sound is ${OTHERS[name] ?? `of kind ${JSON.stringify(name)}`}, which is not decoded here in MP4.`,
    );
  if (body.length < FIXED[0]!) throw damaged("what says how its sound is coded is cut off.");
  const boxes = body.subarray(FIXED[body.readUInt16BE(8)] ?? FIXED[0]);
  const stream = find(boxes, "esds") ?? find(boxes, "wave", "esds");
  if (stream === undefined) throw damaged("it does not say how its sound is coded.");
  return readStream(stream);
}

const [STREAM, DECODER, CONFIG] = [3, 4, 5];
const [MPEG_4, MPEG_2_LC, MPEG_2_MAIN, MPEG_2_SSR] = [0x40, 0x67, 0x66, 0x68];

/** Descriptions within each other (ISO/IEC 14496-1, section 7.2.6): of the stream, of what decodes it, and of what that needs. */
function readStream(body: Buffer): AacConfig {
  const stream = new Numbers(descriptor(body.subarray(4), STREAM));
  stream.skip(2);
  const flags = stream.take(1);
  if ((flags & 0x80) !== 0) stream.skip(2);
  if ((flags & 0x40) !== 0) stream.skip(stream.take(1));
  if ((flags & 0x20) !== 0) stream.skip(2);
  const decoder = new Numbers(descriptor(stream.rest(), DECODER));
  const kind = decoder.take(1);
  if (kind === MPEG_2_MAIN || kind === MPEG_2_SSR) assertDecoded(kind === MPEG_2_MAIN ? 1 : 3);
  if (kind !== MPEG_4 && kind !== MPEG_2_LC)
    throw new SoundFileError("undecodable", `its sound is of kind ${kind} of MPEG-4 systems, which is not decoded here.`);
  decoder.skip(12);
  return readConfig(descriptor(decoder.rest(), CONFIG));
}

/** What the description holds that begins here. Its length is written in groups of seven bits. */
function descriptor(bytes: Buffer, tag: number): Buffer {
  const numbers = new Numbers(bytes);
  if (numbers.take(1) !== tag) throw damaged("what says how its sound is coded makes no sense.");
  let length = 0;
  for (let part = 0x80, i = 0; (part & 0x80) !== 0 && i < 4; i++) {
    part = numbers.take(1);
    length = length * 128 + (part & 0x7f);
  }
  return numbers.rest().subarray(0, length);
}
