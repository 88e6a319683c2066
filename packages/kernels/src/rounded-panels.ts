import type { DenseMatrix } from "./dense-matrix.js";

// Vectors rounded to 16 bits, for the kernel that multiplies two of them at once.

/** Vectors of a panel, as in the kernel. */
export const PANEL = 8;
/** The length to which the longest vector is brought before it is rounded. */
const LENGTH = 32767;

/** What brings the longest vector to 16 bits; 0 where a length is not finite: all are rounded to 0 then, which tells nothing but is true. */
export function scaleOf({ rows, cols, data }: DenseMatrix): number {
  let largest = 0;
  for (let r = 0; r < rows; r++) {
    let squares = 0;
    for (let i = r * cols; i < (r + 1) * cols; i++) squares += data[i] * data[i];
    largest = Math.max(largest, squares);
  }
  return largest > 0 && largest < Number.POSITIVE_INFINITY ? LENGTH / Math.sqrt(largest) : 0;
}

/**
 * Fills panels of 8 vectors with these times `scale`, rounded: the first two numbers of all of them, then the next two. An even number of columns.
 * Gives the largest sum of magnitudes of a rounded vector.
 */
export function fillPanels(panels: Int16Array, { rows, cols, data }: DenseMatrix, scale: number): number {
  let largest = 0;
  for (let r = 0; r < rows && scale > 0; r++) {
    const to = (r - (r % PANEL)) * cols + (r % PANEL) * 2;
    let sum = 0;
    for (let c = 0; c < cols; c++) {
      const rounded = Math.round(scale * data[r * cols + c]);
      panels[to + (c >> 1) * 2 * PANEL + (c & 1)] = rounded;
      sum += Math.abs(rounded);
    }
    largest = Math.max(largest, sum);
  }
  return largest;
}
