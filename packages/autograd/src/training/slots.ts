import { type Shape, sizeOf } from "../graph/shape.js";
import type { Value } from "../runtime/runtime.js";

/**
 * A value that each step reads and writes. It has two arrays that change places: in one alone a node could still read what another has written
 * over.
 */
export interface Slot {
  readonly name: string;
  readonly current: Value & { readonly data: Float32Array };
  readonly next: Value & { readonly data: Float32Array };
  /** After a step. */
  swap(): void;
}

export function slot(name: string, shape: Shape): Slot {
  const value = () => ({ type: "float32", shape, data: new Float32Array(sizeOf(shape)) }) as const;
  let [current, next] = [value(), value()];
  return {
    name,
    get current() {
      return current;
    },
    get next() {
      return next;
    },
    swap() {
      [current, next] = [next, current];
    },
  };
}
