import { type RefObject, useCallback, useEffect, useRef, useState } from "react";
import { type Bounds, between, type Camera, moved, type Size, showing, zoomed } from "./camera.js";

/** How long a flight takes, in milliseconds. */
const FLIGHT = 500;
/** How long what is seen has to rest before it is told, in milliseconds. */
const REST = 120;
/** One turn of a wheel, and one press of a key. */
const WHEEL = 0.0016;
const STEP = 1.4;
const PAN = 80;

export interface CameraControl {
  readonly size: Size;
  /** Where one looks now; what is drawn follows it at once. */
  now(): Camera;
  /** Where one looks once that has come to rest, and in which size: what is written beside the map follows it. */
  readonly rested: { readonly camera: Camera; readonly size: Size };
  /** Called for every change, once before each frame. */
  onMove(draw: () => void): void;
  set(camera: Camera): void;
  fly(to: Camera): void;
  pan(right: number, down: number): void;
  zoom(factor: number, at?: readonly [number, number]): void;
  wholeMap(): void;
}

/** Where somebody looks who moves over a map. */
export function useCamera(box: RefObject<HTMLElement | null>, bounds: Bounds): CameraControl {
  const [size, setSize] = useState<Size>({ width: 800, height: 600 });
  const camera = useRef<Camera>(showing(bounds, size));
  const [rested, setRested] = useState({ camera: camera.current, size });
  const draw = useRef<() => void>(() => undefined);
  const [frame, flight, rest] = [useRef(0), useRef(0), useRef(0)];
  const whole = useRef(camera.current);

  const set = useCallback(
    (next: Camera) => {
      camera.current = next;
      cancelAnimationFrame(frame.current);
      frame.current = requestAnimationFrame(() => draw.current());
      clearTimeout(rest.current);
      rest.current = window.setTimeout(() => setRested({ camera: next, size }), REST);
    },
    [frame, rest, size],
  );
  const fly = useCallback(
    (to: Camera) => {
      cancelAnimationFrame(flight.current);
      if (matchMedia("(prefers-reduced-motion: reduce)").matches) return set(to);
      const [from, begun] = [camera.current, performance.now()];
      const on = () => {
        const done = Math.min(1, (performance.now() - begun) / FLIGHT);
        set(between(from, to, done));
        if (done < 1) flight.current = requestAnimationFrame(on);
      };
      on();
    },
    [set, flight],
  );
  useEffect(() => {
    const watch = new ResizeObserver(([entry]) => {
      const { width, height } = entry!.contentRect;
      if (width > 0 && height > 0) setSize({ width, height });
    });
    if (box.current !== null) watch.observe(box.current);
    return () => watch.disconnect();
  }, [box]);
  // Another size of the window or another map: everything is seen again.
  useEffect(() => {
    whole.current = showing(bounds, size);
    set(whole.current);
  }, [bounds, size, set]);
  useEffect(
    () => () => {
      for (const each of [frame, flight]) cancelAnimationFrame(each.current);
      clearTimeout(rest.current);
    },
    [frame, flight, rest],
  );
  const zoom = (factor: number, at: readonly [number, number] = [size.width / 2, size.height / 2]) => {
    cancelAnimationFrame(flight.current);
    set(zoomed(camera.current, size, factor, at, whole.current));
  };
  return {
    size,
    now: () => camera.current,
    rested,
    onMove(next) {
      draw.current = next;
    },
    set,
    fly,
    pan(right, down) {
      cancelAnimationFrame(flight.current);
      set(moved(camera.current, right, down));
    },
    zoom,
    wholeMap: () => fly(whole.current),
  };
}

/** How far one turn of the wheel comes nearer. */
export const wheelFactor = ({ deltaY, ctrlKey }: Pick<WheelEvent, "deltaY" | "ctrlKey">) =>
  Math.exp(-deltaY * WHEEL * (ctrlKey ? 5 : 1));

/** Moves by a key; tells whether it was one that does. */
export function moveByKey(key: string, camera: CameraControl): boolean {
  const pans: Readonly<Record<string, readonly [number, number]>> = {
    ArrowLeft: [PAN, 0],
    ArrowRight: [-PAN, 0],
    ArrowUp: [0, PAN],
    ArrowDown: [0, -PAN],
  };
  const pan = pans[key];
  if (pan !== undefined) camera.pan(...pan);
  else if (key === "+" || key === "=") camera.zoom(STEP);
  else if (key === "-") camera.zoom(1 / STEP);
  else if (key === "0") camera.wholeMap();
  else return false;
  return true;
}
