import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from "react";

/** Height of a row, in pixels; fingers need more of it. The styles say the same. */
export const ROW = matchMedia("(pointer: coarse)").matches ? 48 : 40;
/** What browsers can scroll through, in pixels; what is longer is scrolled through in proportion. */
const TALLEST = 6_000_000;
/** Pixels from which a step of the bar is a jump, and not a finger that moves. */
const LEAP = 3000;
/** Pixels of a line, where a wheel counts lines. */
const LINE = 16;

/** Where one is in a long list. */
export interface Scroll {
  /** Pixels of rows above the first that is seen. */
  readonly top: number;
  /** Pixels of rows that are seen. */
  readonly height: number;
  /** Height of what the bar scrolls through. */
  readonly space: number;
  onScroll(): void;
  /** Goes to where a row is seen; as little as is needed. */
  show(row: number): void;
}

/**
 * Scrolls through `count` rows below a head of `head` pixels. Rows that a browser could scroll through by itself are; of more than that the bar tells
 * the proportion, a wheel still moves pixel by pixel.
 */
export function useScroll(box: RefObject<HTMLElement | null>, count: number, head: number, start: number): Scroll {
  const [top, setTop] = useState(start * ROW);
  /** How often rows were moved without the bar. */
  const [moves, setMoves] = useState(0);
  const [height, setHeight] = useState(ROW * 10);
  /** What the bar was set to by us, and where it was last. */
  const bar = useRef(0);
  const long = count * ROW;
  const most = Math.max(0, long - height);
  const space = Math.min(long, TALLEST) + head;
  const scaled = long > TALLEST;
  const barMost = Math.max(1, space - head - height);
  const here = Math.min(top, most);

  useLayoutEffect(() => {
    const element = box.current;
    if (element === null) return;
    const look = () => setHeight(Math.max(ROW, element.clientHeight - head));
    const watching = new ResizeObserver(look);
    watching.observe(element);
    look();
    return () => watching.disconnect();
  }, [box, head]);
  /** Puts the bar where it belongs: after what was moved without it, and after a finger, which moved it too far. */
  const put = () => {
    const element = box.current;
    if (element === null || most === 0) return;
    element.scrollTop = Math.round((here / most) * barMost);
    bar.current = element.scrollTop;
  };
  const late = useRef(put);
  late.current = put;
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was moved by hand is where it should be.
  useLayoutEffect(() => put(), [moves, long, height]);
  useEffect(() => {
    const element = box.current;
    if (element === null || !scaled) return;
    const settle = () => late.current();
    element.addEventListener("scrollend", settle);
    return () => element.removeEventListener("scrollend", settle);
  }, [box, scaled]);
  useEffect(() => {
    const element = box.current;
    if (element === null || !scaled) return;
    const onWheel = (event: WheelEvent) => {
      if (event.ctrlKey || event.deltaY === 0) return;
      const by = event.deltaY * (event.deltaMode === 1 ? LINE : event.deltaMode === 2 ? height : 1);
      event.preventDefault();
      setTop((now) => Math.max(0, Math.min(most, Math.min(now, most) + by)));
      setMoves((n) => n + 1);
    };
    element.addEventListener("wheel", onWheel, { passive: false });
    return () => element.removeEventListener("wheel", onWheel);
  }, [box, scaled, most, height]);

  return {
    top: here,
    height,
    space,
    onScroll() {
      const now = box.current?.scrollTop ?? 0;
      const by = now - bar.current;
      if (Math.abs(by) < 1) return;
      bar.current = now;
      const moved = scaled && Math.abs(by) < LEAP && now > 0 && now < barMost ? here + by : (now / barMost) * most;
      setTop(Math.max(0, Math.min(most, moved)));
    },
    show(row) {
      setTop(Math.max(0, Math.min(most, Math.max(Math.min(here, row * ROW), (row + 1) * ROW - height))));
      setMoves((n) => n + 1);
    },
  };
}
