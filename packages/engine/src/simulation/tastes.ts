import type { Random } from "@segue/kernels";
import { GENRES } from "./genres.js";

/** Length of the hidden vectors: the six axes of genres, and as many again that no label tells. */
export const DIMENSIONS = 12;

/** Hidden groups of artists within each genre that share listeners. */
export const SCENES_PER_GENRE = 4;

/** What a listener hides: his taste when the world begins and when it ends. Unit vectors of {@link DIMENSIONS}. */
export interface Taste {
  readonly before: Float64Array;
  readonly after: Float64Array;
}

/** The place of each scene, unit vectors; scene `s` is of genre ⌊s / SCENES_PER_GENRE⌋. */
export function inventScenes(random: Random): Float64Array[] {
  return GENRES.flatMap(({ place }) =>
    Array.from({ length: SCENES_PER_GENRE }, () => unit((axis) => (place[axis] ?? 0) * 0.8 + 0.6 * random.normal())),
  );
}

/** Somewhere near `place`; `spread` is the standard deviation along each axis. */
export function near(place: Float64Array, spread: number, random: Random): Float64Array {
  return unit((axis) => place[axis]! + spread * random.normal());
}

/**
 * Tastes of a listener whose circle favours `favourites` (scenes). He keeps most of them, adds one of his own, and by the end one
 * of his scenes has given way to another.
 */
export function inventTaste(scenes: readonly Float64Array[], favourites: readonly number[], random: Random): Taste {
  const own = random.int(scenes.length);
  const kept = random.shuffle([...favourites]).slice(0, 2);
  const weights = [...kept, own].map((scene) => ({ scene, weight: 0.3 + random.next() }));
  const noise = Float64Array.from({ length: DIMENSIONS }, () => 0.12 * random.normal());
  const blend = (mix: typeof weights) =>
    unit((axis) => mix.reduce((sum, { scene, weight }) => sum + weight * scenes[scene]![axis]!, noise[axis]!));
  const drifted = weights.map((each, i) => (i === weights.length - 1 ? { ...each, scene: random.int(scenes.length) } : each));
  return { before: blend(weights), after: blend(drifted) };
}

export function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}

/** How well liked a track is whose vector has this product with a taste: about the chance that it is not skipped. */
export const liking = (product: number): number => 1 / (1 + Math.exp(-6 * (product - 0.25)));

/** The vector of these coordinates, scaled to length 1. */
function unit(coordinate: (axis: number) => number): Float64Array {
  const vector = Float64Array.from({ length: DIMENSIONS }, (_, axis) => coordinate(axis));
  const length = Math.sqrt(dot(vector, vector));
  return vector.map((each) => each / length);
}
