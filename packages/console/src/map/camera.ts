/** Where on the map one looks: the middle, in the map's own units, and how many pixels such a unit is wide. */
export interface Camera {
  readonly x: number;
  readonly y: number;
  readonly scale: number;
}

/** A size in CSS pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** A rectangle of the map. */
export interface Bounds {
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly top: number;
}

/** Room left around what is shown whole, as a part of it. */
const MARGIN = 0.06;
/** How much nearer and further one may come than where all is seen. */
const NEAREST = 400;
const FURTHEST = 0.5;

export function boundsOf(x: ArrayLike<number>, y: ArrayLike<number>): Bounds {
  const bounds = { left: Infinity, right: -Infinity, bottom: Infinity, top: -Infinity };
  for (let i = 0; i < x.length; i++) {
    bounds.left = Math.min(bounds.left, x[i]!);
    bounds.right = Math.max(bounds.right, x[i]!);
    bounds.bottom = Math.min(bounds.bottom, y[i]!);
    bounds.top = Math.max(bounds.top, y[i]!);
  }
  return bounds;
}

/** Shows a rectangle whole. */
export function showing({ left, right, bottom, top }: Bounds, { width, height }: Size): Camera {
  const wide = (right - left || 1) * (1 + 2 * MARGIN);
  const high = (top - bottom || 1) * (1 + 2 * MARGIN);
  return { x: (left + right) / 2, y: (bottom + top) / 2, scale: Math.min(width / wide, height / high) };
}

/** What is seen. */
export function viewOf({ x, y, scale }: Camera, { width, height }: Size): Bounds {
  const [halfWide, halfHigh] = [width / 2 / scale, height / 2 / scale];
  return { left: x - halfWide, right: x + halfWide, bottom: y - halfHigh, top: y + halfHigh };
}

/** A place of the map in pixels from the upper left. */
export const toScreen = (camera: Camera, { width, height }: Size, x: number, y: number): [left: number, top: number] => [
  width / 2 + (x - camera.x) * camera.scale,
  height / 2 - (y - camera.y) * camera.scale,
];

/** Pixels from the upper left as a place of the map. */
export const toMap = (camera: Camera, { width, height }: Size, left: number, top: number): [x: number, y: number] => [
  camera.x + (left - width / 2) / camera.scale,
  camera.y - (top - height / 2) / camera.scale,
];

/** Moves what is seen by pixels. */
export const moved = (camera: Camera, right: number, down: number): Camera => ({
  ...camera,
  x: camera.x - right / camera.scale,
  y: camera.y + down / camera.scale,
});

/** Comes nearer by a factor; what lies at these pixels stays there. `whole` is the camera that shows all. */
export function zoomed(
  camera: Camera,
  size: Size,
  factor: number,
  [left, top]: readonly [number, number],
  whole: Camera,
): Camera {
  const scale = Math.min(NEAREST * whole.scale, Math.max(FURTHEST * whole.scale, camera.scale * factor));
  const [x, y] = toMap(camera, size, left, top);
  const near = { ...camera, scale };
  const [nowX, nowY] = toMap(near, size, left, top);
  return { x: camera.x + x - nowX, y: camera.y + y - nowY, scale };
}

/** How much larger than what is seen a picture is that is drawn in stock, so that it need not be drawn anew for every move. */
export const STOCK = 1.5;
/** A picture may be stretched this far before it is drawn anew. */
const STRETCH = 1.4;

/** Where a picture goes that was drawn in stock for `drawn`, to be seen from `now`; undefined where it does not reach or would be too coarse. */
export function placed(drawn: Camera, now: Camera, { width, height }: Size): string | undefined {
  const stretch = now.scale / drawn.scale;
  const right = (drawn.x - now.x) * now.scale;
  const down = (now.y - drawn.y) * now.scale;
  const covered = (moved: number, side: number) => Math.abs(moved) + side / 2 <= (stretch * STOCK * side) / 2;
  if (stretch > STRETCH || !covered(right, width) || !covered(down, height)) return undefined;
  return `translate(${right}px, ${down}px) scale(${stretch})`;
}

/** On the way from one camera to another, `done` from 0 to 1: the further it is, the more it draws back meanwhile. */
export function between(from: Camera, to: Camera, done: number): Camera {
  const eased = 1 - (1 - done) ** 3;
  const mix = (a: number, b: number) => a + (b - a) * eased;
  return { x: mix(from.x, to.x), y: mix(from.y, to.y), scale: Math.exp(mix(Math.log(from.scale), Math.log(to.scale))) };
}
