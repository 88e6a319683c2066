import { single } from "../../feature.js";
import { defineFeatures, type RecordingFormat } from "../feature-set.js";

/** What is wrong with the recording itself. */
export const quality = defineFeatures({
  name: "quality",
  version: 1,
  title: "Quality of the recording",
  unit: "shares of its time from 0 to 1; amplitude; dBFS, −120 for digital silence",
  bands: ["silent share", "offset", "clipped share", "noise floor"],
  source:
    "silence below −60 dBFS in tenths of a second; offset, the mean of the worst channel; clipping, runs of three samples at full scale; noise floor, the level that a twentieth of the tenths stays below",
  needs: [],
  reads: "recording",
  start({ rate, channels }: RecordingFormat) {
    const sums = new Float64Array(channels);
    const runs = Array.from({ length: channels }, createRun);
    const tenths: number[] = [];
    let [heard, begun, loudest, squares] = [0, 0, 0, 0];
    const silent: boolean[] = [];
    const close = () => {
      tenths.push(squares / (heard - begun));
      silent.push(loudest < SILENCE);
      [begun, loudest, squares] = [heard, 0, 0];
    };
    return {
      hear(block: readonly Float32Array[]) {
        const length = block[0]?.length ?? 0;
        for (let n = 0; n < length; n++) {
          let power = 0;
          for (let c = 0; c < channels; c++) {
            const value = block[c]![n]!;
            sums[c]! += value;
            runs[c]!.hear(value);
            power = Math.max(power, value * value);
          }
          loudest = Math.max(loudest, power);
          squares += power;
          heard++;
          if (heard >= ((tenths.length + 1) * rate) / 10) close();
        }
      },
      finish() {
        if (heard === 0) return single(1, 0, 0, SILENT);
        if (heard > begun) close();
        const offset = sums.reduce((worst, sum) => (Math.abs(sum) > Math.abs(worst) ? sum : worst), 0) / heard;
        const clipped = Math.max(...runs.map((run) => run.clipped())) / heard;
        return single(silent.filter(Boolean).length / silent.length, offset, clipped, floorOf(tenths));
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
