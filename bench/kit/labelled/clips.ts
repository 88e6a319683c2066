import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { audioFeatures, createLabelledSet, extract, type Feature, type LabelledSet } from "@segue/engine";
import { sharedData } from "../data.js";

/** Sets of features that are told by statistics. */
const DESCRIBING = ["mfcc", "chroma", "centroid", "bandwidth", "rolloff", "contrast", "flatness", "zero-crossings", "rms"];
/** What networks read is this many bands and frames as one. */
const BANDS_AS_ONE = 2;
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
  const wanted = audioFeatures.filter(({ name }) => name === "log-mel" || DESCRIBING.includes(name));
  const heard = files.map((file) => {
    const { samples, rate } = readWav(readFileSync(join(folder, file)));
    const found = extract(wanted, [samples], rate);
    return { spectrogram: coarser(found.get("log-mel")!), described: stacked(DESCRIBING.map((name) => found.get(name)!)) };
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

function stacked(features: readonly Feature[]) {
  const frames = Math.min(...features.map(({ frames: own }) => own));
  const rows = features.flatMap(({ bands, frames: own, data }) =>
    Array.from({ length: bands }, (_, band) => data.subarray(band * own, band * own + frames)),
  );
  const data = new Float32Array(rows.length * frames);
  rows.forEach((row, r) => {
    data.set(row, r * frames);
  });
  return { shape: [rows.length, frames], data };
}

/** Means over neighbouring bands and frames. */
function coarser({ bands, frames, data }: Feature) {
  const [rows, columns] = [Math.floor(bands / BANDS_AS_ONE), Math.floor(frames / FRAMES_AS_ONE)];
  const out = new Float32Array(rows * columns);
  for (let row = 0; row < rows * BANDS_AS_ONE; row++)
    for (let column = 0; column < columns * FRAMES_AS_ONE; column++)
      out[Math.floor(row / BANDS_AS_ONE) * columns + Math.floor(column / FRAMES_AS_ONE)]! +=
        data[row * frames + column]! / (BANDS_AS_ONE * FRAMES_AS_ONE);
  return { shape: [rows, columns], data: out };
}
