import { audioFeatures, type Block, extract, type Feature } from "@segue/engine";

/** Sets of features that are told by statistics. */
const DESCRIBING = ["mfcc", "chroma", "centroid", "bandwidth", "rolloff", "contrast", "flatness", "zero-crossings", "rms"];
/** What networks read is this many bands as one. */
const BANDS_AS_ONE = 2;
const wanted = audioFeatures.filter(({ name }) => name === "log-mel" || DESCRIBING.includes(name));

/** A sound as models get it. */
export interface Heard {
  /** Its mel spectrogram in decibels, 64 bands and 43 frames a second divided by those that are one. */
  readonly spectrogram: Block;
  /** Sets of features about one another, frame for frame. */
  readonly described: Block;
}

/** Hears one channel of sound; of the spectrogram so many frames are `together` one. */
export function heardAs(samples: Float32Array, rate: number, together: number): Heard {
  const found = extract(wanted, [samples], rate);
  return {
    spectrogram: coarser(found.get("log-mel")!, together),
    described: stacked(DESCRIBING.map((name) => found.get(name)!)),
  };
}

function stacked(features: readonly Feature[]): Block {
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
function coarser({ bands, frames, data }: Feature, together: number): Block {
  const [rows, columns] = [Math.floor(bands / BANDS_AS_ONE), Math.floor(frames / together)];
  const out = new Float32Array(rows * columns);
  for (let row = 0; row < rows * BANDS_AS_ONE; row++)
    for (let column = 0; column < columns * together; column++)
      out[Math.floor(row / BANDS_AS_ONE) * columns + Math.floor(column / together)]! +=
        data[row * frames + column]! / (BANDS_AS_ONE * together);
  return { shape: [rows, columns], data: out };
}
