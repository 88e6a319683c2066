import type { Random } from "@segue/kernels";
import type { BatchShape } from "./shapes.js";
import { readOf, type Windows } from "./windows.js";

/** What a step learns from: some windows, by the network of that shape. */
export interface PlannedBatch {
  readonly shape: number;
  readonly windows: readonly number[];
}

export interface EpochPlan {
  readonly windows: Windows;
  readonly shapes: readonly BatchShape[];
  /** Predictions that a batch has room for. */
  readonly asked: number;
  /** The chance e^(−age ÷ recency) of a window to be taken; 0 takes all. */
  readonly recency: number;
}

/** The batches of an epoch, in random order: each window in one of them, or in none where age speaks against it. */
export function planEpoch({ windows, shapes, asked, recency }: EpochPlan, random: Random): PlannedBatch[] {
  const count = windows.from.length;
  const order = random.shuffle(Uint32Array.from({ length: count }, (_, i) => i));
  const taken =
    recency === 0 ? order : order.filter((window) => random.next() < Math.exp((window + 1 - count) / count / recency));
  const batches: PlannedBatch[] = [];
  const open = shapes.map(() => ({ windows: [] as number[], asked: 0 }));
  const close = (shape: number) => {
    if (open[shape]!.windows.length > 0) batches.push({ shape, windows: open[shape]!.windows });
    open[shape] = { windows: [], asked: 0 };
  };
  for (const window of taken) {
    const read = readOf(windows, window);
    const shape = shapes.findIndex(({ time }) => time >= read);
    const full = open[shape]!.windows.length === shapes[shape]!.rows || open[shape]!.asked + read > asked;
    if (full) close(shape);
    open[shape]!.windows.push(window);
    open[shape]!.asked += read;
  }
  for (const shape of shapes.keys()) close(shape);
  return random.shuffle(batches);
}

/** The arrays of a batch, by the names of the network's inputs. */
export interface SessionBatch {
  /** rows × time: the tracks that are read, filled up at the end. */
  readonly ids: Int32Array;
  /** Where in rows × time a prediction is asked for, and the track that comes next there. */
  readonly places: Int32Array;
  readonly next: Int32Array;
  /** 1 for each prediction, 0 for what only fills the batch up. */
  readonly weights: Float32Array;
}

export function sessionBatch(
  { windows, asked }: Pick<EpochPlan, "windows" | "asked">,
  { rows, time }: BatchShape,
  chosen: readonly number[],
): SessionBatch {
  const filler = windows.tracks[windows.from[chosen[0]!]!]!;
  const ids = new Int32Array(rows * time).fill(filler);
  const places = new Int32Array(asked);
  const next = new Int32Array(asked).fill(filler);
  const weights = new Float32Array(asked);
  let at = 0;
  chosen.forEach((window, row) => {
    const [from, read] = [windows.from[window]!, readOf(windows, window)];
    for (let t = 0; t < read; t++, at++) {
      ids[row * time + t] = windows.tracks[from + t]!;
      places[at] = row * time + t;
      next[at] = windows.tracks[from + t + 1]!;
      weights[at] = 1;
    }
  });
  return { ids, places, next, weights };
}
