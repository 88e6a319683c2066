import type { SequenceRows } from "@segue/kernels";
import type { ModelFiles, Tensor } from "./algorithm.js";
import { dataOf } from "./tensors.js";

/** Rows of tracks as tensors, `tracks` being how many tracks there are. */
export function sequenceTensors({ indptr, symbols }: SequenceRows, tracks: number): Record<string, Tensor> {
  return {
    shape: { shape: [2], data: Uint32Array.of(indptr.length - 1, tracks) },
    indptr: { shape: [indptr.length], data: indptr },
    tracks: { shape: [symbols.length], data: symbols },
  };
}

/** The rows that {@link sequenceTensors} stored. Throws an Error where the arrays are none: reading them could go on for ever. */
export function sequenceRowsFrom(files: ModelFiles): { rows: SequenceRows; tracks: number } {
  const [count = 0, tracks = 0] = dataOf(files, "shape", Uint32Array);
  const rows = { indptr: dataOf(files, "indptr", Uint32Array), symbols: dataOf(files, "tracks", Int32Array) };
  const problem = problemOf(rows, count, tracks);
  if (problem !== undefined) throw new Error(`The model's tensors are no rows of tracks: ${problem}.`);
  return { rows, tracks };
}

function problemOf({ indptr, symbols }: SequenceRows, count: number, tracks: number): string | undefined {
  if (indptr.length !== count + 1) return `${count} rows do not fit ${indptr.length} bounds`;
  if (indptr[0] !== 0 || indptr[count] !== symbols.length) return "the bounds are not those of the tracks";
  for (let row = 0; row < count; row++) if (indptr[row]! > indptr[row + 1]!) return `row ${row} ends before it begins`;
  const outside = symbols.findIndex((track) => track < 0 || track >= tracks);
  return outside < 0 ? undefined : `entry ${outside} is track ${symbols[outside]} of ${tracks}`;
}
