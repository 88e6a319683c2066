import type { Described } from "../described.js";
import type { Feature } from "../feature.js";
import type { Spectrum } from "./spectra.js";

/** What a set may read of a sound. */
export interface Heard {
  /** One channel at 22,050 Hz, from −1 to 1. */
  readonly mono: Float32Array;
  /** Frames of 2,048 samples, 512 apart. */
  readonly frames: number;
  /** What a set among `needs` said. */
  of(set: FeatureSet): Feature;
}

/** Reads a sound spectrum by spectrum. */
export interface SpectrumSet extends Described<FeatureSet> {
  readonly reads: "spectra";
  start(heard: Heard): { hear(spectrum: Spectrum, frame: number): void; finish(): Feature };
}

/** Reads the samples as one, or what other sets have said. */
export interface WholeSet extends Described<FeatureSet> {
  readonly reads: "whole";
  compute(heard: Heard): Feature;
}

/** Reads what was recorded, channel by channel at its own rate, block by block. */
export interface RecordingSet extends Described<FeatureSet> {
  readonly reads: "recording";
  start(format: RecordingFormat): { hear(block: readonly Float32Array[]): void; finish(): Feature };
}

/** How a recording is made up. */
export interface RecordingFormat {
  /** Samples a second of each channel. */
  readonly rate: number;
  /** Channels: 1, 2, or in the order left, right, centre, bass, and those behind. */
  readonly channels: number;
}

/** A set of numbers that describe a sound. */
export type FeatureSet = SpectrumSet | WholeSet | RecordingSet;

/** Declares a set. */
export function defineFeatures<Set extends FeatureSet>(set: Set): Set {
  return set;
}

/** Writes a feature column by column: `fill` puts the numbers of one frame into the column that it is given. */
export function byFrame(
  bands: number,
  fill: (spectrum: Spectrum, column: Float64Array) => void,
): (heard: Heard) => { hear(spectrum: Spectrum, frame: number): void; finish(): Feature } {
  return ({ frames }) => {
    const data = new Float32Array(bands * frames);
    const column = new Float64Array(bands);
    return {
      hear(spectrum, frame) {
        fill(spectrum, column);
        for (let band = 0; band < bands; band++) data[band * frames + frame] = column[band]!;
      },
      finish: () => ({ bands, frames, data }),
    };
  };
}
