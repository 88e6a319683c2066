import type { MapPoints } from "@segue/client";
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from "react";
import { TrackLink } from "../parts/track-link.js";
import { useTexts } from "../texts/language.js";
import { type Bounds, boundsOf, type Camera, placed, STOCK, toMap, toScreen, viewOf } from "./camera.js";
import type { Colouring } from "./colouring.js";
import { createPointCanvas, type PointCanvas } from "./point-canvas.js";
import { createPointIndex, isInside, type PointIndex } from "./point-index.js";
import { regionsOf } from "./regions.js";
import { moveByKey, useCamera, wheelFactor } from "./use-camera.js";
import { useGestures } from "./use-gestures.js";

/** Pixels within which the pointer means a track. */
const REACH = { mouse: 8, touch: 22 };
/** Where one flies to, this much nearer than all is seen. */
const CLOSE = 8;

interface MapViewProps {
  readonly points: MapPoints;
  readonly colouring: Colouring;
  /** Positions that stand out; undefined: all alike. */
  readonly stressed: Uint8Array | undefined;
  /** The position of the track that is looked at. */
  readonly at: number | undefined;
  readonly drawing: boolean;
  readonly open: (point: number) => void;
  readonly see: (inView: readonly number[]) => void;
  readonly choose: (points: readonly number[]) => void;
}

/** The map itself: points that one moves over, with a word on what the pointer is at and names of regions. */
export function MapView({ points, colouring, stressed, at, drawing, open, see, choose }: MapViewProps) {
  const { map } = useTexts();
  const box = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const drawn = useRef<PointCanvas>(undefined);
  const drawnFor = useRef<Camera>(undefined);
  const words = useRef<HTMLDivElement>(null);
  const [pointed, setPointed] = useState<number>();
  const [blind, setBlind] = useState(false);
  const bounds = useMemo(() => boundsOf(points.x, points.y), [points]);
  const index = useMemo(() => createPointIndex(points.x, points.y, bounds), [points, bounds]);
  const camera = useCamera(box, bounds);
  const { size, rested } = camera;
  const view = useMemo(() => viewOf(rested.camera, rested.size), [rested]);

  useEffect(() => {
    const made = createPointCanvas(canvas.current!);
    setBlind(made === undefined);
    drawn.current = made;
    return () => made?.remove();
  }, []);
  useEffect(() => drawn.current?.place(points.x, points.y, sizesOf(points.listeners)), [points]);
  useEffect(
    () =>
      drawn.current?.paint(
        colouring.codes,
        colouring.legend.map(({ color }) => color),
      ),
    [colouring],
  );
  useEffect(() => drawn.current?.stress(stressed), [stressed]);
  const draw = () => {
    const now = camera.now();
    const stock = { width: STOCK * size.width, height: STOCK * size.height };
    drawn.current?.draw(now, stock, dotOf(points.x.length, now.scale, bounds, size.width));
    drawnFor.current = now;
    canvas.current!.style.transform = "none";
  };
  // A move shows the picture that is there, elsewhere: 100,000 points take longer to draw than a frame may, where no graphics card does it.
  useEffect(() => {
    camera.onMove(() => {
      const place = drawnFor.current && placed(drawnFor.current, camera.now(), size);
      if (place === undefined) draw();
      else canvas.current!.style.transform = place;
      const wordsPlace = placed(rested.camera, camera.now(), size);
      Object.assign(words.current!, { hidden: wordsPlace === undefined });
      words.current!.style.transform = wordsPlace ?? "none";
    });
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: whatever changes what is seen draws it anew.
  useEffect(() => {
    draw();
    words.current!.style.transform = "none";
    words.current!.hidden = false;
  }, [points, colouring, stressed, size, rested]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: one flies when another track is looked at.
  useEffect(() => {
    if (at === undefined) return;
    const whole = Math.min(size.width / (bounds.right - bounds.left || 1), size.height / (bounds.top - bounds.bottom || 1));
    camera.fly({ x: points.x[at]!, y: points.y[at]!, scale: Math.max(camera.now().scale, CLOSE * whole) });
  }, [at, points, size]);

  const inView = useMemo(() => index.inside(view), [index, view]);
  useEffect(() => see(inView), [inView, see]);
  const regions = useMemo(
    () =>
      colouring.named === undefined
        ? []
        : regionsOf({ ...points, inView, named: colouring.named }, view, rested.camera, rested.size),
    [points, inView, colouring, view, rested],
  );

  const find = ([left, top]: readonly [number, number], reach: number) => {
    const now = camera.now();
    return index.nearest(...toMap(now, size, left, top), reach / now.scale);
  };
  const { line, handlers } = useGestures({
    camera,
    drawing,
    point: (place) => setPointed(place && find(place, REACH.mouse)),
    click(place, touch) {
      const found = find(place, touch ? REACH.touch : REACH.mouse);
      if (found !== undefined && !touch) open(found);
      setPointed(found);
    },
    surround: (around) =>
      choose(
        insideOf(
          around.map(([left, top]) => toMap(camera.now(), size, left, top)),
          points,
          index,
        ),
      ),
  });
  // React listens to the wheel passively, where the page could not be kept from scrolling.
  useEffect(() => {
    const element = box.current!;
    const onWheel = (event: WheelEvent) => {
      event.preventDefault();
      const { left, top } = element.getBoundingClientRect();
      camera.zoom(wheelFactor(event), [event.clientX - left, event.clientY - top]);
    };
    element.addEventListener("wheel", onWheel, { passive: false });
    return () => element.removeEventListener("wheel", onWheel);
  });
  const onKeyDown = (event: KeyboardEvent) => {
    if (!event.metaKey && !event.ctrlKey && !event.altKey && moveByKey(event.key, camera)) event.preventDefault();
  };
  const place = (i: number) => toScreen(rested.camera, rested.size, points.x[i]!, points.y[i]!);
  return (
    <div className="map-box" ref={box} data-drawing={drawing}>
      <div
        className="map-surface"
        role="application"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it is moved by keys.
        tabIndex={0}
        aria-label={map.surface}
        aria-describedby="map-keys"
        onKeyDown={onKeyDown}
        {...handlers}
      >
        <canvas ref={canvas} />
        <svg aria-hidden="true" focusable="false">
          {line.length > 1 && <polygon points={line.map((corner) => corner.join(",")).join(" ")} />}
        </svg>
      </div>
      {blind && <p className="map-blind">{map.blind}</p>}
      <div className="map-words" ref={words} aria-hidden="true">
        {regions.map(({ name, left, top }) => (
          <span key={name} className="map-region" style={{ left, top }}>
            {name}
          </span>
        ))}
        {at !== undefined && <span className="map-ring" style={{ left: place(at)[0], top: place(at)[1] }} />}
      </div>
      {pointed !== undefined && (
        <Tip
          points={points}
          at={pointed}
          place={toScreen(camera.now(), size, points.x[pointed]!, points.y[pointed]!)}
          wide={size.width}
        />
      )}
      <div className="map-zoom">
        <button type="button" className="plain" aria-label={map.nearer} onClick={() => camera.zoom(2)}>
          +
        </button>
        <button type="button" className="plain" aria-label={map.further} onClick={() => camera.zoom(0.5)}>
          −
        </button>
        <button type="button" className="plain" aria-label={map.whole} onClick={() => camera.wholeMap()}>
          ⤢
        </button>
      </div>
    </div>
  );
}

interface TipProps {
  readonly points: MapPoints;
  readonly at: number;
  readonly place: readonly [number, number];
  readonly wide: number;
}

/** What the pointer is at. */
function Tip({ points, at, place: [left, top], wide }: TipProps) {
  const { map, track } = useTexts();
  const id = points.ids[at]!;
  return (
    <div className="map-tip" role="status" style={left > wide / 2 ? { right: wide - left + 12, top } : { left: left + 12, top }}>
      <TrackLink id={id} title={points.titles[at] ?? id} />
      <span className="artist">{points.artists[at] ?? track.unknownArtist}</span>
      <span className="soft">{map.listeners(points.listeners[at]!)}</span>
    </div>
  );
}

/** From 0 to 1: the more listeners, the larger. */
function sizesOf(listeners: readonly number[]): Float32Array {
  const most = Math.log1p(listeners.reduce((a, b) => Math.max(a, b), 0)) || 1;
  return Float32Array.from(listeners, (many) => (Math.log1p(many) / most) ** 2);
}

/** Pixels of a dot: small where many are seen, larger the nearer one comes. */
function dotOf(many: number, scale: number, { left, right }: Bounds, wide: number): number {
  const zoom = (scale * (right - left || 1)) / wide;
  const alone = Math.min(9, Math.max(2, 300 / Math.sqrt(many)));
  return Math.min(14, alone * Math.sqrt(Math.max(1, zoom)));
}

function insideOf(line: readonly (readonly [number, number])[], { x, y }: MapPoints, index: PointIndex): number[] {
  const around = boundsOf(
    line.map(([at]) => at),
    line.map(([, at]) => at),
  );
  return index.inside(around).filter((i) => isInside(line, x[i]!, y[i]!));
}
