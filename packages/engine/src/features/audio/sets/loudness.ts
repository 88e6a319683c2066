import { single } from "../../feature.js";
import { defineFeatures, type RecordingFormat } from "../feature-set.js";
import { createWeighing } from "../loudness/k-weighting.js";
import { createPeakMeter } from "../loudness/true-peak.js";

/** How loud the recording is, by the standard of broadcasting. */
export const loudness = defineFeatures({
  name: "loudness",
  version: 1,
  title: "Loudness",
  unit: "LUFS, LU and dBTP; −70 LUFS and −100 dBTP stand for silence",
  bands: ["integrated loudness", "loudness range", "true peak"],
  source: "EBU R 128, Tech 3341 and Tech 3342; ITU-R BS.1770-4",
  needs: [],
  reads: "recording",
  start({ rate, channels }: RecordingFormat) {
    const weighings = Array.from({ length: channels }, () => createWeighing(rate));
    const peaks = Array.from({ length: channels }, createPeakMeter);
    const tenths = createTenths(rate);
    return {
      hear(block: readonly Float32Array[]) {
        block.forEach((channel, c) => {
          peaks[c]!.hear(channel);
        });
        tenths.hear(block[0]?.length ?? 0, {
          hear(from, to) {
            for (const [c, channel] of block.entries()) weighings[c]!.hear(channel, from, to);
          },
          take: () => weighings.reduce((sum, weighing, c) => sum + weightOf(c, channels) * weighing.take(), 0),
        });
      },
      finish() {
        const powers = tenths.finish();
        const peak = Math.max(...peaks.map((meter) => meter.finish()));
        return single(integrated(powers), range(powers), Math.max(SILENT_PEAK, 20 * Math.log10(peak)));
      },
    };
  },
});

const SILENT = -70;
const SILENT_PEAK = -100;

/** How a channel counts: those behind by 1.5 dB more, the bass not at all. */
function weightOf(channel: number, channels: number): number {
  const bass = channels >= 6 ? 3 : Number.NaN;
  const behind = channels >= 6 ? 4 : channels - 2;
  if (channel === bass) return 0;
  return channels >= 4 && channel >= behind ? 1.41 : 1;
}

/** Splits what is heard into tenths of a second and takes the power of each. */
function createTenths(rate: number) {
  const powers: number[] = [];
  let heard = 0;
  const end = () => Math.round(((powers.length + 1) * rate) / 10);
  return {
    hear(length: number, meter: { hear(from: number, to: number): void; take(): number }) {
      for (let from = 0; from < length; ) {
        const to = Math.min(length, from + end() - heard);
        meter.hear(from, to);
        heard += to - from;
        from = to;
        if (heard === end()) powers.push(meter.take() / (rate / 10));
      }
    },
    /** Mean powers of the whole tenths. */
    finish: (): readonly number[] => powers,
  };
}

const toLoudness = (power: number) => -0.691 + 10 * Math.log10(power);
const toPower = (lufs: number) => 10 ** ((lufs + 0.691) / 10);
const mean = (powers: readonly number[]) => powers.reduce((sum, power) => sum + power, 0) / powers.length;

/** Mean powers of windows of so many tenths, one begun every tenth. */
function windows(tenths: readonly number[], length: number): number[] {
  const count = Math.max(0, tenths.length - length + 1);
  return Array.from({ length: count }, (_, i) => mean(tenths.slice(i, i + length)));
}

/** The windows above −70 LUFS that are no more than `below` LU quieter than their mean. */
function gated(powers: readonly number[], below: number): number[] {
  const audible = powers.filter((power) => power > toPower(SILENT));
  const least = mean(audible) * 10 ** (-below / 10);
  return audible.filter((power) => power > least);
}

/** In LUFS: windows of 400 ms, gated 10 LU below their mean (BS.1770-4). */
function integrated(tenths: readonly number[]): number {
  const kept = gated(windows(tenths, 4), 10);
  return kept.length === 0 ? SILENT : toLoudness(mean(kept));
}

/** In LU: from the 10th to the 95th of a hundred windows of 3 s, gated 20 LU below their mean (Tech 3342). */
function range(tenths: readonly number[]): number {
  const levels = gated(windows(tenths, 30), 20).sort((a, b) => a - b);
  if (levels.length === 0) return 0;
  const level = (share: number) => toLoudness(levels[Math.round((levels.length - 1) * share)]!);
  return level(0.95) - level(0.1);
}
