import { SoundFileError } from "../../../../ports/sound-files.js";
import type { AacConfig } from "../aac/config.js";
import { damaged, type EncodedFile, holds } from "../decoder.js";
import { boxesIn, boxesOf, find, need } from "./boxes.js";
import { readEntry } from "./entry.js";
import { fragmentFrames } from "./fragments.js";
import { type FramePlace, listedFrames } from "./frames.js";
import { Numbers } from "./numbers.js";
import { type Played, playedOf } from "./played.js";

/** The sound of an MP4 file. */
export interface Track {
  readonly config: AacConfig;
  readonly frames: readonly FramePlace[];
  readonly played: Played;
}

/** The largest description of a file, in bytes: pictures of covers are within it. */
const MOST_BYTES = 64 << 20;

/** Reads where the first track of sound is and how it is coded. */
export async function readTrack(file: EncodedFile): Promise<Track> {
  const movie = await readMovie(file);
  const track = soundTrack(movie);
  const tables = need(track, "mdia", "minf", "stbl");
  const config = readEntry(need(tables, "stsd"));
  const listed = listedFrames(tables, file);
  const frames = listed.length > 0 ? listed : await fragmentFrames(file, movie, numberOf(track));
  return { config, frames, played: playedOf(movie, track, config.rate) };
}

/** It may lie before or behind the sound. */
async function readMovie(file: EncodedFile): Promise<Buffer> {
  for await (const { name, from, to } of boxesOf(file)) {
    if (name !== "moov") continue;
    if (to > file.size) throw damaged("it is cut off: it ends within what says where its sound is.");
    if (to - from > MOST_BYTES) throw damaged("what says where its sound is takes more than 64 MB.");
    return file.read(from, to - from);
  }
  throw damaged("it is cut off: what says where its sound is, is missing.");
}

function soundTrack(movie: Buffer): Buffer {
  for (const { name, body } of boxesIn(movie)) {
    const handler = name === "trak" ? find(body, "mdia", "hdlr") : undefined;
    if (handler !== undefined && holds(handler, "soun", 8)) return body;
  }
  throw new SoundFileError("undecodable", "it holds no track of sound.");
}

/** The number by which fragments name it; its head has longer times in version 1. */
function numberOf(track: Buffer): number {
  const head = need(track, "tkhd");
  const numbers = new Numbers(head);
  const version = numbers.take(1);
  numbers.skip(3 + (version === 1 ? 16 : 8));
  return numbers.take(4);
}
