import { createRandom, type Random } from "@segue/kernels";
import type { Drawn } from "./drawn.js";

/** Frozen, as phrases are. Shapes of any size, place, turn and colour on an uneven ground, 3 × 32 × 32 from 0 to 1. */
export const SHAPES_VERSION = 1;

export const SIDE = 32;
/** Points a pixel is sampled at, along each side. */
const FINE = 3;

/** Whether a point lies within the shape, in a circle of radius 1 about 0. */
type Inside = (x: number, y: number) => boolean;

const CLASSES: Readonly<Record<string, Inside>> = {
  disc: (x, y) => x * x + y * y < 0.7,
  ring: (x, y) => x * x + y * y < 0.9 && x * x + y * y > 0.35,
  square: (x, y) => Math.max(Math.abs(x), Math.abs(y)) < 0.7,
  triangle: polygon(3),
  pentagon: polygon(5),
  cross: (x, y) => Math.max(Math.abs(x), Math.abs(y)) < 0.9 && Math.min(Math.abs(x), Math.abs(y)) < 0.25,
  star: (x, y) => Math.hypot(x, y) < 0.62 + 0.36 * Math.cos(5 * Math.atan2(y, x)),
  crescent: (x, y) => x * x + y * y < 0.9 && (x - 0.45) ** 2 + y * y > 0.6,
};

/** A polygon of equal sides whose corners lie on the circle. */
function polygon(corners: number): Inside {
  const normals = Array.from({ length: corners }, (_, i) => (2 * Math.PI * (i + 0.5)) / corners);
  const inner = Math.cos(Math.PI / corners);
  return (x, y) => normals.every((angle) => x * Math.cos(angle) + y * Math.sin(angle) < 0.95 * inner);
}

/** So many shapes of each class, in random order. */
export function drawShapes(each: number, seed: number | string): Drawn {
  const random = createRandom(`shapes ${SHAPES_VERSION}/${seed}`);
  const classes = Object.keys(CLASSES);
  const labels = random.shuffle(Int32Array.from({ length: each * classes.length }, (_, i) => i % classes.length));
  return {
    classes,
    shape: [3, SIDE, SIDE],
    matrices: Array.from(labels, (label, i) => image(CLASSES[classes[label]!]!, random.fork(`${i}`))),
    labels,
  };
}

function image(inside: Inside, random: Random): Float32Array {
  const radius = 6 + 8 * random.next();
  const free = SIDE - 2 * radius;
  const [left, top] = [radius + free * random.next(), radius + free * random.next()];
  const turn = 2 * Math.PI * random.next();
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  const covers = (column: number, row: number) => {
    const [x, y] = [(column - left) / radius, (row - top) / radius];
    return inside(x * cos + y * sin, y * cos - x * sin);
  };
  const { ground, ink } = colours(random);
  const [across, down] = [0.3 * (random.next() - 0.5), 0.3 * (random.next() - 0.5)];
  const out = new Float32Array(3 * SIDE * SIDE);
  for (let row = 0; row < SIDE; row++)
    for (let column = 0; column < SIDE; column++) {
      const share = covered(covers, row, column);
      const light = across * (column / SIDE - 0.5) + down * (row / SIDE - 0.5);
      for (let channel = 0; channel < 3; channel++) {
        const colour = (1 - share) * ground[channel]! + share * ink[channel]!;
        const noisy = colour + light + 0.08 * random.normal();
        out[(channel * SIDE + row) * SIDE + column] = Math.min(1, Math.max(0, noisy));
      }
    }
  return out;
}

/** The share of a pixel that is covered. */
function covered(covers: (column: number, row: number) => boolean, row: number, column: number): number {
  let points = 0;
  for (let i = 0; i < FINE; i++)
    for (let j = 0; j < FINE; j++) if (covers(column + (j + 0.5) / FINE, row + (i + 0.5) / FINE)) points++;
  return points / FINE ** 2;
}

/** Two colours that can be told apart; either may be the lighter one. */
function colours(random: Random): { ground: number[]; ink: number[] } {
  for (;;) {
    const [ground, ink] = [draw(random), draw(random)];
    if (Math.hypot(...ground.map((value, channel) => value - ink[channel]!)) > 0.35) return { ground, ink };
  }
}

const draw = (random: Random): number[] => [random.next(), random.next(), random.next()];
