import { single } from "../../feature.js";
import { defineFeatures, type RecordingFormat } from "../feature-set.js";
import { createRoughness } from "../roughness.js";

/** What is wrong with the recording itself. */
export const quality = defineFeatures({
  name: "quality",
  version: 2,
  title: "Quality of the recording",
  unit: "shares of its time from 0 to 1; amplitude; dBFS, −120 for digital silence and where no noise is heard",
  bands: ["silent share", "offset", "clipped share", "noise floor", "noise"],
  source:
    "silence below −60 dBFS in tenths of a second; offset, the mean of the worst channel; clipping, runs of three samples at full scale; noise floor, the level that a twentieth of the tenths stays below; noise, the level of the quietest twentieth of what is heard, where that is equally loud throughout and no tone stands out in it",
  needs: [],
  reads: "recording",
  start({ rate, channels }: RecordingFormat) {
    const sums = new Float64Array(channels);
    const runs = Array.from({ length: channels }, createRun);
    const tenths: number[] = [];
    let [heard, begun, loudest, squares] = [0, 0, 0, 0];
    const silent: boolean[] = [];
    const roughness = createRoughness(rate);
    const rough: number[] = [];
    const mixed = new Float32Array(Math.ceil(rate / 10) + 1);
    const close = () => {
      tenths.push(squares / (heard - begun));
      silent.push(loudest < SILENCE);
      // What is left at the end is too short to be told from a click.
      const isWhole = heard - begun >= Math.floor(rate / 10);
      rough.push(isWhole ? roughness(mixed.subarray(0, heard - begun)) : Number.POSITIVE_INFINITY);
      [begun, loudest, squares] = [heard, 0, 0];
    };
    return {
      hear(block: readonly Float32Array[]) {
        const length = block[0]?.length ?? 0;
        for (let n = 0; n < length; n++) {
          let [power, sum] = [0, 0];
          for (let c = 0; c < channels; c++) {
            const value = block[c]![n]!;
            sums[c]! += value;
            runs[c]!.hear(value);
            power = Math.max(power, value * value);
            sum += value;
          }
          mixed[heard - begun] = sum;
          loudest = Math.max(loudest, power);
          squares += power;
          heard++;
          if (heard >= ((tenths.length + 1) * rate) / 10) close();
        }
      },
      finish() {
        if (heard === 0) return single(1, 0, 0, SILENT, SILENT);
        if (heard > begun) close();
        const offset = sums.reduce((worst, sum) => (Math.abs(sum) > Math.abs(worst) ? sum : worst), 0) / heard;
        const clipped = Math.max(...runs.map((run) => run.clipped())) / heard;
        const noise = noiseOf(tenths.map((power, at) => ({ power, rough: rough[at]! })).filter((_, at) => !silent[at]));
        return single(silent.filter(Boolean).length / silent.length, offset, clipped, floorOf(tenths), noise);
      },
    };
  },
});

/** The square of an amplitude of −60 dBFS. */
const SILENCE = 1e-6;
const SILENT = -120;
/** What counts as full scale: the largest step of 16 bits. */
const FULL = 32_767 / 32_768;
/** Samples at full scale, one after the other, that no music has by itself. */
const RUN = 3;
/** The share of the tenths that lie below the noise floor. */
const QUIETEST = 0.05;

/** Tenths that are looked at for noise at least. */
const FEWEST = 5;
/** Noise is as loud in one of them as in another: dB between the quietest and the loudest. */
const STEADY = 3;
/** See `createRoughness`: noise comes to .46; of 60 pieces of music, loud ones among them, none to less than .6 where it is quietest. */
const NOISY = 0.54;

/** Counts samples within runs at full scale. */
function createRun() {
  let [length, clipped] = [0, 0];
  return {
    hear(value: number) {
      length = Math.abs(value) >= FULL ? length + 1 : 0;
      if (length === RUN) clipped += RUN;
      else if (length > RUN) clipped++;
    },
    clipped: () => clipped,
  };
}

function floorOf(powers: readonly number[]): number {
  const sorted = powers.toSorted((a, b) => a - b);
  return Math.max(SILENT, 10 * Math.log10(sorted[Math.floor(QUIETEST * (sorted.length - 1))]!));
}

/** The level of the noise that is heard where there is hardly anything else, in dBFS: of tenths that are not silent, in any order. */
function noiseOf(tenths: readonly { readonly power: number; readonly rough: number }[]): number {
  const quiet = tenths.toSorted((a, b) => a.power - b.power).slice(0, Math.max(FEWEST, Math.ceil(QUIETEST * tenths.length)));
  if (quiet.length < FEWEST || 10 * Math.log10(quiet.at(-1)!.power / quiet[0]!.power) > STEADY) return SILENT;
  const rough = quiet.reduce((sum, tenth) => sum + tenth.rough, 0) / quiet.length;
  return rough > NOISY
    ? SILENT
    : Math.max(SILENT, 10 * Math.log10(quiet.reduce((sum, { power }) => sum + power, 0) / quiet.length));
}
