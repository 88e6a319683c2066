import { type PointerEvent, useRef, useState } from "react";
import type { CameraControl } from "./use-camera.js";

/** Pixels from the upper left of the map. */
export type Place = readonly [left: number, top: number];

/** Pixels that a press may move and still be a click. */
const STILL = 5;
/** Pixels between two corners of a line that is drawn. */
const CORNER = 4;

interface Wishes {
  readonly camera: CameraControl;
  /** Whether the next drag draws a line instead of moving the map. */
  readonly drawing: boolean;
  /** The pointer is here and pressed nowhere; undefined: it left. */
  point(at: Place | undefined): void;
  click(at: Place, touch: boolean): void;
  /** A line was drawn around something. */
  surround(line: readonly Place[]): void;
}

/** What pointers do on a map: drag moves it, two fingers come nearer, a line is drawn around tracks, with Shift at any time. */
export function useGestures({ camera, drawing, point, click, surround }: Wishes) {
  const [line, setLine] = useState<readonly Place[]>([]);
  const pressed = useRef(new Map<number, Place>());
  const begun = useRef<{ at: Place; still: boolean; draws: boolean }>(undefined);
  const placeOf = (event: PointerEvent<HTMLElement>): Place => {
    const { left, top } = event.currentTarget.getBoundingClientRect();
    return [event.clientX - left, event.clientY - top];
  };
  const far = ([a, b]: Place, [c, d]: Place) => Math.hypot(a - c, b - d);

  const pinch = (id: number, to: Place) => {
    const [other] = [...pressed.current].flatMap(([each, place]) => (each === id ? [] : [place]));
    const from = pressed.current.get(id);
    if (other === undefined || from === undefined) return;
    camera.zoom(far(to, other) / Math.max(1, far(from, other)), [(to[0] + other[0]) / 2, (to[1] + other[1]) / 2]);
  };
  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    const to = placeOf(event);
    const from = pressed.current.get(event.pointerId);
    if (from === undefined || begun.current === undefined) return point(to);
    if (far(to, begun.current.at) > STILL) begun.current.still = false;
    if (pressed.current.size > 1) pinch(event.pointerId, to);
    else if (begun.current.draws) setLine((now) => (now.length > 0 && far(now.at(-1)!, to) < CORNER ? now : [...now, to]));
    else camera.pan(to[0] - from[0], to[1] - from[1]);
    pressed.current.set(event.pointerId, to);
  };
  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const at = placeOf(event);
    pressed.current.set(event.pointerId, at);
    const draws = (drawing || event.shiftKey) && pressed.current.size === 1;
    begun.current = { at, still: pressed.current.size === 1, draws };
    setLine(draws ? [at] : []);
  };
  const onPointerUp = (event: PointerEvent<HTMLElement>) => {
    pressed.current.delete(event.pointerId);
    const gesture = begun.current;
    if (gesture === undefined || pressed.current.size > 0) return;
    begun.current = undefined;
    setLine([]);
    if (event.type === "pointercancel") return;
    if (gesture.still) click(placeOf(event), event.pointerType === "touch");
    else if (gesture.draws && line.length > 2) surround(line);
  };
  return {
    line,
    handlers: {
      onPointerDown,
      onPointerMove,
      onPointerUp,
      onPointerCancel: onPointerUp,
      onPointerLeave: () => point(undefined),
    },
  };
}
