import { sizeOf } from "../../src/graph/shape.js";

/** Numbers in row-major order, in float64 whatever the graph says. */
export interface Array64 {
  readonly shape: readonly number[];
  readonly data: Float64Array;
}

/** Computes each element from its place. */
export function array(shape: readonly number[], at: (place: number[]) => number): Array64 {
  const place = shape.map(() => 0);
  const data = Float64Array.from({ length: sizeOf(shape) }, () => {
    const value = at(place);
    for (let axis = shape.length - 1; axis >= 0; axis--) {
      if (++place[axis]! < shape[axis]!) break;
      place[axis] = 0;
    }
    return value;
  });
  return { shape, data };
}

/** Where a place lies in row-major order. */
export const offset = (shape: readonly number[], place: readonly number[]): number =>
  shape.reduce((at, size, axis) => at * size + place[axis]!, 0);

export const get = ({ shape, data }: Array64, place: readonly number[]): number => data[offset(shape, place)]!;

/** As `get`, but 0 outside. */
export const getOr0 = (a: Array64, place: readonly number[]): number =>
  place.every((index, axis) => index >= 0 && index < a.shape[axis]!) ? get(a, place) : 0;

/** The element that a place of a larger shape repeats. */
export function getRepeated(a: Array64, place: readonly number[]): number {
  const extra = place.length - a.shape.length;
  return get(
    a,
    a.shape.map((size, axis) => (size === 1 ? 0 : place[axis + extra]!)),
  );
}

/** All places of a shape. */
export function places(shape: readonly number[]): number[][] {
  const all: number[][] = [];
  array(shape, (place) => all.push([...place]));
  return all;
}
