import type { RandomOf } from "../src/graph/initialisers.js";
import { onnxruntime } from "../src/runtime/onnxruntime.js";
import { mulberry } from "./reference/gradients.js";

export const runtime = onnxruntime({ threads: 1 });

/** A stream of its own for each label. */
export const seeded =
  (seed: number): RandomOf =>
  (label) =>
    mulberry([...label].reduce((hash, letter) => Math.imul(hash ^ letter.charCodeAt(0), 0x01000193), seed ^ 0x811c9dc5));

export const floats = (count: number, draw: () => number): Float32Array =>
  Float32Array.from({ length: count }, () => 2 * draw() - 1);
export const idsBelow = (below: number, count: number, draw: () => number): Int32Array =>
  Int32Array.from({ length: count }, () => Math.floor(below * draw()));
