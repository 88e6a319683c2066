import { createResampler } from "@segue/kernels";
import type { Feature } from "../feature.js";
import type { FeatureSet, Heard, RecordingFormat, RecordingSet, SpectrumSet } from "./feature-set.js";
import { eachSpectrum, frameCount, RATE } from "./spectra.js";

/** Listens to a recording block by block and says at its end what sets of features make of it. */
export interface Extraction {
  /** The next samples, an array of the same length for each channel, from −1 to 1. */
  hear(block: readonly Float32Array[]): void;
  /** What each of the wanted sets says, by its name, in the order in which they were wanted. */
  finish(): Map<string, Feature>;
}

/** The features of a recording that is there as a whole. */
export function extract(wanted: readonly FeatureSet[], channels: readonly Float32Array[], rate: number): Map<string, Feature> {
  const extraction = startExtraction(wanted, { rate, channels: channels.length });
  extraction.hear(channels);
  return extraction.finish();
}

/** Begins to listen. The wanted sets and what they need are each computed once. */
export function startExtraction(wanted: readonly FeatureSet[], format: RecordingFormat): Extraction {
  const all = withNeeds(wanted);
  const listeners = all.filter(readsRecording).map((set) => ({ set, listener: set.start(format) }));
  const samples = growing();
  const resampler = createResampler(format.rate, RATE);
  const listensOnly = all.every(readsRecording);
  return {
    hear(block) {
      for (const { listener } of listeners) listener.hear(block);
      if (!listensOnly) samples.append(resampler.push(mixed(block)));
    },
    finish() {
      samples.append(resampler.finish());
      const done = new Map<FeatureSet, Feature>(listeners.map(({ set, listener }) => [set, listener.finish()]));
      if (!listensOnly) computeRest(all, samples.all(), done);
      return new Map(wanted.map((set) => [set.name, done.get(set)!]));
    },
  };
}

const readsRecording = (set: FeatureSet): set is RecordingSet => set.reads === "recording";
const readsSpectra = (set: FeatureSet): set is SpectrumSet => set.reads === "spectra";

function withNeeds(wanted: readonly FeatureSet[]): FeatureSet[] {
  const all = new Set<FeatureSet>();
  const add = (set: FeatureSet) => {
    set.needs.forEach(add);
    all.add(set);
  };
  wanted.forEach(add);
  return [...all];
}

/** Computes what is not done as soon as what it needs is; sets that are ready at the same time share a walk over the spectra. */
function computeRest(all: readonly FeatureSet[], mono: Float32Array, done: Map<FeatureSet, Feature>): void {
  const heard: Heard = { mono, frames: frameCount(mono.length), of: (set) => done.get(set)! };
  const ready = () => all.filter((set) => !done.has(set) && set.needs.every((need) => done.has(need)));
  for (let now = ready(); now.length > 0; now = ready()) {
    const whole = now.find((set) => set.reads === "whole");
    if (whole !== undefined) done.set(whole, whole.compute(heard));
    else walk(now.filter(readsSpectra), heard, done);
  }
}

function walk(sets: readonly SpectrumSet[], heard: Heard, done: Map<FeatureSet, Feature>): void {
  const readers = sets.map((set) => set.start(heard));
  eachSpectrum(heard.mono, (spectrum, frame) => {
    for (const reader of readers) reader.hear(spectrum, frame);
  });
  sets.forEach((set, i) => {
    done.set(set, readers[i]!.finish());
  });
}

/** One channel: the mean of all. */
function mixed(block: readonly Float32Array[]): Float32Array {
  const [first, ...others] = block;
  if (first === undefined || others.length === 0) return first ?? new Float32Array(0);
  return first.map((value, n) => others.reduce((sum, channel) => sum + channel[n]!, value) / block.length);
}

/** An array that grows at its end. */
function growing() {
  let [room, length] = [new Float32Array(1 << 16), 0];
  return {
    append(more: Float32Array) {
      if (length + more.length > room.length) {
        const larger = new Float32Array(Math.max(2 * room.length, length + more.length));
        larger.set(room.subarray(0, length));
        room = larger;
      }
      room.set(more, length);
      length += more.length;
    },
    all: () => room.subarray(0, length),
  };
}
