import type { Feature } from "../feature.js";
import type { Block } from "../steps/step.js";

/** Sets that count the same moments differ by so many frames at most, at their ends. */
const SLACK = 2;

/** What may be stacked, or why it may not. */
export type Stacked = { readonly block: Block } | { readonly why: string };

/**
 * Several features as one matrix, rows beneath rows, of the middle `share` (above 0, at most 1) of the time. What is about the whole sound stands in every column; where all is, it is a row of
 * numbers. Features of other moments than the rest cannot be stacked.
 */
export function stackedFeatures(features: ReadonlyMap<string, Feature>, share: number): Stacked {
  const moving = [...features].filter(([, { frames }]) => frames > 1);
  if (moving.length === 0) {
    const data = Float32Array.from([...features.values()].flatMap((each) => [...each.data]));
    return { block: { shape: [data.length], data } };
  }
  const frames = Math.min(...moving.map(([, feature]) => feature.frames));
  const other = moving.find(([, feature]) => feature.frames > frames + SLACK);
  if (other !== undefined) {
    const shortest = moving.find(([, feature]) => feature.frames === frames)!;
    return { why: `${other[0]} has ${other[1].frames} columns and ${shortest[0]} has ${frames}: they tell of other moments` };
  }
  const columns = Math.max(1, Math.round(frames * Math.min(1, share)));
  const from = Math.floor((frames - columns) / 2);
  const rows = [...features.values()].reduce((sum, { bands }) => sum + bands, 0);
  const data = new Float32Array(rows * columns);
  let row = 0;
  for (const feature of features.values())
    for (let band = 0; band < feature.bands; band++, row++) {
      const out = data.subarray(row * columns, (row + 1) * columns);
      if (feature.frames === 1) out.fill(feature.data[band]!);
      else out.set(feature.data.subarray(band * feature.frames + from, band * feature.frames + from + columns));
    }
  return { block: { shape: [rows, columns], data } };
}
