import { type Bounds, type Camera, type Size, toScreen } from "./camera.js";
import type { Named } from "./colouring.js";

/** What a part of what is seen is called, and where that is written. */
export interface Region {
  readonly name: string;
  readonly left: number;
  readonly top: number;
}

/** Pixels of a cell's side, and the part of its points that must share a name. */
const CELL = 130;
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

/** Where one name has the better part of what is seen there: each name once, where most of its points are. */
export function regionsOf(seen: Seen, view: Bounds, camera: Camera, size: Size): Region[] {
  const best = new Map<number, Sum>();
  for (const cell of cellsOf(seen, view, size)) {
    const [code, sum] = [...cell].reduce((a, b) => (b[1].many > a[1].many ? b : a));
    const total = [...cell.values()].reduce((all, { many }) => all + many, 0);
    if (code < 0 || sum.many < FEWEST || sum.many < SHARE * total || sum.many <= (best.get(code)?.many ?? 0)) continue;
    best.set(code, sum);
  }
  return [...best].map(([code, { many, x, y }]) => {
    const [left, top] = toScreen(camera, size, x / many, y / many);
    return { name: seen.named.names[code]!, left, top };
  });
}

/** What is seen, cut into cells: in each how many points of each name there are, and the sums of where they lie. */
function cellsOf({ x, y, inView, named: { codes } }: Seen, view: Bounds, size: Size): Iterable<ReadonlyMap<number, Sum>> {
  const [across, down] = [Math.max(1, Math.round(size.width / CELL)), Math.max(1, Math.round(size.height / CELL))];
  const cells = new Map<number, Map<number, Sum>>();
  for (const i of inView) {
    const column = Math.min(across - 1, Math.floor(((x[i]! - view.left) / (view.right - view.left)) * across));
    const row = Math.min(down - 1, Math.floor(((view.top - y[i]!) / (view.top - view.bottom)) * down));
    const cell = cells.get(row * across + column) ?? new Map<number, Sum>();
    const sum = cell.get(codes[i]!) ?? { many: 0, x: 0, y: 0 };
    sum.many++;
    sum.x += x[i]!;
    sum.y += y[i]!;
    cell.set(codes[i]!, sum);
    cells.set(row * across + column, cell);
  }
  return cells.values();
}
