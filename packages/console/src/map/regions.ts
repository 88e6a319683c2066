import { type Bounds, type Camera, type Size, toScreen } from "./camera.js";
import type { Named } from "./colouring.js";

/** What a part of what is seen is called, and where that is written. */
export interface Region {
  readonly name: string;
  readonly left: number;
  readonly top: number;
}

/** Pixels of a cell's side at most, cells across at least, and the part of a cell's points that must share a name. */
const CELL = 130;
const ACROSS = 7;
const SHARE = 0.5;
/** Points in a cell below which it is nowhere. */
const FEWEST = 6;

interface Seen {
  readonly x: readonly number[];
  readonly y: readonly number[];
  readonly inView: readonly number[];
  readonly named: Named;
}

interface Sum {
  many: number;
  x: number;
  y: number;
}

/** About how many pixels a name takes: each letter, beside all letters, and in height. */
const LETTER = 8;
const BESIDE = 14;
const HEIGHT = 28;

/** Where one name has the better part of what is seen there: each name once, where most of its points are; of two that would hide each other the one with more. */
export function regionsOf(seen: Seen, view: Bounds, camera: Camera, size: Size): Region[] {
  const best = new Map<number, Sum>();
  for (const cell of cellsOf(seen, view, size)) {
    const [code, sum] = [...cell].reduce((a, b) => (b[1].many > a[1].many ? b : a));
    const total = [...cell.values()].reduce((all, { many }) => all + many, 0);
    if (code < 0 || sum.many < FEWEST || sum.many < SHARE * total || sum.many <= (best.get(code)?.many ?? 0)) continue;
    best.set(code, sum);
  }
  const regions: Region[] = [];
  for (const [code, { many, x, y }] of [...best].sort(([, a], [, b]) => b.many - a.many)) {
    const [left, top] = toScreen(camera, size, x / many, y / many);
    const region = { name: seen.named.names[code]!, left, top };
    if (regions.every((other) => !hide(region, other))) regions.push(region);
  }
  return regions;
}

const hide = (one: Region, other: Region): boolean =>
  Math.abs(one.left - other.left) < BESIDE + (LETTER * (one.name.length + other.name.length)) / 2 &&
  Math.abs(one.top - other.top) < HEIGHT;

/** What is seen, cut into cells: in each how many points of each name there are, and the sums of where they lie. */
function cellsOf({ x, y, inView, named: { codes } }: Seen, view: Bounds, size: Size): Iterable<ReadonlyMap<number, Sum>> {
  const cell = Math.max(1, Math.min(CELL, size.width / ACROSS));
  const [across, down] = [Math.max(1, Math.round(size.width / cell)), Math.max(1, Math.round(size.height / cell))];
  const cells = new Map<number, Map<number, Sum>>();
  for (const i of inView) {
    const column = Math.min(across - 1, Math.floor(((x[i]! - view.left) / (view.right - view.left)) * across));
    const row = Math.min(down - 1, Math.floor(((view.top - y[i]!) / (view.top - view.bottom)) * down));
    const names = cells.get(row * across + column) ?? new Map<number, Sum>();
    const sum = names.get(codes[i]!) ?? { many: 0, x: 0, y: 0 };
    sum.many++;
    sum.x += x[i]!;
    sum.y += y[i]!;
    names.set(codes[i]!, sum);
    cells.set(row * across + column, names);
  }
  return cells.values();
}
