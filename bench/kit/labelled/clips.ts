import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createLabelledSet, type LabelledSet } from "@segue/engine";
import { sharedData } from "../data.js";
import { heardAs } from "./heard.js";

/** Frames of what networks read that are taken as one. */
const FRAMES_AS_ONE = 4;
const HEADER = 44;

/** Clips of music and their genres: described by sets of features, and as mel spectrograms in decibels, 64 bands and about 11 frames a second. */
export function clips(): { readonly described: LabelledSet; readonly spectrograms: LabelledSet } {
  const folder = sharedData("gtzan-mini");
  const files = readdirSync(folder)
    .filter((file) => file.endsWith(".wav"))
    .sort();
  const genres = files.map((file) => file.split(".")[0]!);
  const classes = [...new Set(genres)];
  const labels = { kind: "one", of: Int32Array.from(genres, (genre) => classes.indexOf(genre)) } as const;
  const heard = files.map((file) => {
    const { samples, rate } = readWav(readFileSync(join(folder, file)));
    return heardAs(samples, rate, FRAMES_AS_ONE);
  });
  return {
    described: createLabelledSet({ examples: heard.map(({ described }) => described), classes, labels }),
    spectrograms: createLabelledSet({ examples: heard.map(({ spectrogram }) => spectrogram), classes, labels }),
  };
}

/** One channel of 16 bits, as these files are. */
function readWav(bytes: Buffer): { samples: Float32Array; rate: number } {
  if (bytes.toString("latin1", 36, 40) !== "data" || bytes.readUInt16LE(22) !== 1 || bytes.readUInt16LE(34) !== 16)
    throw new Error("this is no plain WAV of one channel of 16 bits");
  const count = Math.min(bytes.readUInt32LE(40), bytes.length - HEADER) >> 1;
  return {
    samples: Float32Array.from({ length: count }, (_, n) => bytes.readInt16LE(HEADER + 2 * n) / 32_768),
    rate: bytes.readUInt32LE(24),
  };
}
