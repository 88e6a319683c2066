import { type FileHandle, open } from "node:fs/promises";
import { audioFeatures, type Feature, startExtraction } from "@segue/engine";
import { type SoundFile, SoundFileError, type SoundFormat, type SoundWish } from "../../ports/sound-files.js";
import { type Decoder, type Decoding, damaged, holds, LONGEST_SECONDS, MOST_CHANNELS, type Samples } from "./decoders/decoder.js";
import { decoders } from "./decoders/list.js";
import { readTags } from "./read-tags.js";

/** Bytes by which a format is known. */
const HEAD = 64;
/** Bytes that are decoded at a time. */
const CHUNK = 1 << 18;
const RATES = { least: 1000, most: 384_000 };
/** How exactly a length is written that is exact, in seconds. */
const ROUNDED = 0.001;
/** A sound may be so much shorter than is written, as a share, and in seconds: lengths are often only estimated. */
const SHORTER = 0.02;
const SHORTER_SECONDS = 0.25;

/** Reads what is written in a file and, where features are wanted, listens to it. Throws a {@link SoundFileError}. */
export async function readSoundFile(path: string, { features }: SoundWish): Promise<SoundFile> {
  const file = await open(path, "r").catch((thrown: NodeJS.ErrnoException) => {
    throw new SoundFileError("unknown", `it cannot be opened (${thrown.code}).`);
  });
  try {
    const { decoder, from } = await recognise(file);
    const written = await readTags(path, decoder);
    const format: SoundFormat = { name: decoder.name, ...written.format };
    if (features.length === 0) return { format, tags: written.tags, features: {} };
    const { size } = await file.stat();
    const read = (at: number, length: number) => bytesAt(file, at, length);
    const decoding = await decoder.open({ channels: format.channels, from, size, read });
    const heard = await listen(file, from, decoding, features);
    assertWhole(heard.seconds, format.seconds, decoder);
    const { features: computed, ...sound } = heard;
    return { format: { ...format, ...sound }, tags: written.tags, features: computed };
  } finally {
    await file.close();
  }
}

/** Tags before the sound that are passed over. */
const MOST_TAGS = 8;

/** What is known by its first bytes, and from where on it is decoded. */
async function recognise(file: FileHandle): Promise<{ decoder: Decoder; from: number }> {
  let from = 0;
  let head = await bytesAt(file, from, HEAD);
  if (head.length === 0) throw new SoundFileError("unknown", "it is empty.");
  for (let tags = 0; holds(head, "ID3") && tags < MOST_TAGS; tags++) {
    from += tagLength(head);
    head = await bytesAt(file, from, HEAD);
  }
  if (head.length === 0) throw damaged("it is cut off: it ends within the tag at its beginning.");
  const decoder = decoders.find(({ fits }) => fits(head));
  if (decoder === undefined) throw new SoundFileError("unknown", "it begins like no sound that is known here.");
  return { decoder, from };
}

/** Bytes of an ID3v2 tag at the beginning (ID3v2.4, section 3.1: four times seven bits, head and foot not counted). */
function tagLength(head: Uint8Array): number {
  const size = [6, 7, 8, 9].reduce((sum, at) => sum * 128 + (head[at]! & 0x7f), 0);
  const foot = (head[5]! & 0x10) === 0 ? 0 : 10;
  return 10 + size + foot;
}

async function bytesAt(file: FileHandle, at: number, length: number): Promise<Buffer> {
  const { bytesRead, buffer } = await file.read(Buffer.alloc(length), 0, length, at);
  return buffer.subarray(0, bytesRead);
}

interface Heard {
  readonly seconds: number;
  readonly rate: number;
  readonly channels: number;
  readonly features: Readonly<Record<string, Feature>>;
}

async function listen(file: FileHandle, from: number, decoding: Decoding, names: readonly string[]): Promise<Heard> {
  const ear = createEar(names);
  for (let at = from; ; ) {
    const bytes = await bytesAt(file, at, CHUNK);
    if (bytes.length === 0) break;
    at += bytes.length;
    ear.hear(await decoding.decode(bytes));
  }
  ear.hear(await decoding.finish());
  return ear.finish();
}

/** Hands what is decoded to the sets of features, once it is known how it is made up. */
function createEar(names: readonly string[]) {
  let begun: { rate: number; channels: number; extraction: ReturnType<typeof startExtraction> } | undefined;
  let heard = 0;
  return {
    hear({ rate, channels }: Samples) {
      const length = channels[0]?.length ?? 0;
      if (length === 0) return;
      begun ??= begin(names, rate, channels.length);
      if (rate !== begun.rate || channels.length !== begun.channels) throw damaged("its rate or channels change in the middle.");
      heard += length;
      if (heard > LONGEST_SECONDS * rate) throw new SoundFileError("too-long", "it is longer than an hour.");
      begun.extraction.hear(channels);
    },
    finish(): Heard {
      if (begun === undefined) throw damaged("it holds no sound.");
      const { rate, channels } = begun;
      return { seconds: heard / rate, rate, channels, features: Object.fromEntries(begun.extraction.finish()) };
    },
  };
}

function begin(names: readonly string[], rate: number, channels: number) {
  if (!Number.isInteger(rate) || rate < RATES.least || rate > RATES.most || channels > MOST_CHANNELS)
    throw damaged(`it claims ${channels} channels of ${rate} samples a second.`);
  const sets = audioFeatures.filter(({ name }) => names.includes(name));
  return { rate, channels, extraction: startExtraction(sets, { rate, channels }) };
}

function assertWhole(heard: number, written: number | undefined, { length }: Decoder): void {
  if (written === undefined || length === "stored") return;
  if (heard >= (length === "exact" ? written - ROUNDED : written * (1 - SHORTER) - SHORTER_SECONDS)) return;
  throw damaged(`it is cut off: ${written.toFixed(1)} s are announced and ${heard.toFixed(1)} s are there.`);
}
