import { readOf, type Windows } from "./windows.js";

/** The shape of batches of windows that are about as long. */
export interface BatchShape {
  readonly rows: number;
  /** Tracks that are read of each. */
  readonly time: number;
}

/** Windows up to so long share a shape: each network costs memory of its own, and what is shorter is filled up. */
const LENGTHS = [3, 5, 9, 16, 30];

/** Shapes for windows of up to `length` tracks read, so many rows that a batch has about `asked` predictions. */
export function shapesFor(windows: Windows, length: number, asked: number): BatchShape[] {
  const times = [...LENGTHS.filter((time) => time < length), length];
  const lengths = Array.from(windows.from.keys(), (window) => readOf(windows, window));
  return times.flatMap((time, i) => {
    const own = lengths.filter((read) => read <= time && read > (times[i - 1] ?? 0));
    if (own.length === 0) return [];
    const mean = own.reduce((sum, read) => sum + read, 0) / own.length;
    return [{ rows: Math.max(1, Math.min(own.length, Math.ceil(asked / mean))), time }];
  });
}
