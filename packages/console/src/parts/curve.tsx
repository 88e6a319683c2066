import type { PointerEvent } from "react";
import { useFormats } from "../texts/formats.js";
import { useTexts } from "../texts/language.js";

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A curve that is seen beside another one, and what it is called. */
export interface Beside {
  readonly name: string;
  readonly points: readonly Point[];
}

interface CurveProps {
  readonly label: string;
  readonly points: readonly Point[];
  readonly beside: readonly Beside[];
  /** The largest x there will be. */
  readonly until: number;
  /** The x of a point that is marked. */
  readonly marked?: number | undefined;
  /** The x that is looked at, the same in all curves. */
  readonly at?: number | undefined;
  readonly look?: ((x: number | undefined) => void) | undefined;
}

const WIDTH = 480;
const HEIGHT = 180;
const LEFT = 56;
const BOTTOM = 24;
const PAD = 12;
/** Room behind a curve for the name of one beside it. */
const NAME = 28;

/** A line through points, its ends labelled, with others beside it as dashes. The same numbers stand below in a table. */
export function Curve({ label, points, beside, until, marked, at, look }: CurveProps) {
  const { figure } = useFormats();
  const ys = [points, ...beside.map((each) => each.points)].flat().map(({ y }) => y);
  const low = Math.min(...ys);
  const high = Math.max(...ys);
  const spread = high - low || Math.abs(high) || 1;
  const right = PAD + (beside.length > 0 ? NAME : 0);
  const wide = WIDTH - LEFT - right;
  const left = (x: number) => LEFT + (wide * (x - 1)) / Math.max(1, until - 1);
  const top = (y: number) => PAD + ((HEIGHT - BOTTOM - 2 * PAD) * (high - y)) / spread;
  const line = (all: readonly Point[]) => all.map(({ x, y }) => `${left(x)},${top(y)}`).join(" ");
  const last = points.at(-1);
  const lookAt = ({ currentTarget, clientX }: PointerEvent<SVGSVGElement>) => {
    const { left: edge, width } = currentTarget.getBoundingClientRect();
    const x = 1 + ((((clientX - edge) * WIDTH) / width - LEFT) * (until - 1)) / wide;
    look?.(Math.min(last?.x ?? 1, Math.max(1, Math.round(x))));
  };
  return (
    <figure className="curve">
      <figcaption>
        {label} {at !== undefined && <Read at={at} points={points} beside={beside} />}
      </figcaption>
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        aria-hidden="true"
        focusable="false"
        onPointerMove={lookAt}
        onPointerLeave={() => look?.(undefined)}
      >
        <line className="ground" x1={LEFT} x2={WIDTH - right} y1={HEIGHT - BOTTOM} y2={HEIGHT - BOTTOM} />
        {at !== undefined && <line className="cursor" x1={left(at)} x2={left(at)} y1={PAD / 2} y2={HEIGHT - BOTTOM} />}
        {[...new Set([high, low])].map((y) => (
          <text key={y} x={LEFT - 8} y={top(y) + 4} textAnchor="end">
            {figure(y)}
          </text>
        ))}
        {[...new Set([1, until])].map((x) => (
          <text key={x} x={left(x)} y={HEIGHT - 6} textAnchor="middle">
            {figure(x)}
          </text>
        ))}
        {beside.map(({ name, points: theirs }, i) => {
          const end = theirs.at(-1);
          return (
            <g key={name} className="beside" data-dashes={i}>
              <polyline points={line(theirs)} />
              {end !== undefined && (
                <text x={left(Math.min(until, end.x)) + 6} y={top(end.y) + 4}>
                  {name}
                </text>
              )}
            </g>
          );
        })}
        <polyline points={line(points)} />
        {points.map(({ x, y }) => (
          <circle key={x} cx={left(x)} cy={top(y)} r={x === marked ? 5 : 2.5} data-marked={x === marked} />
        ))}
        {last !== undefined && <circle cx={left(last.x)} cy={top(last.y)} r={4} />}
      </svg>
    </figure>
  );
}

/** What the curves come to where one looks. */
function Read({
  at,
  points,
  beside,
}: {
  readonly at: number;
  readonly points: readonly Point[];
  readonly beside: readonly Beside[];
}) {
  const { running } = useTexts();
  const { figure } = useFormats();
  const read = (all: readonly Point[]) => {
    const y = all.find(({ x }) => x === at)?.y;
    return y === undefined ? "—" : figure(y);
  };
  return (
    <span className="read">
      <b>{read(points)}</b> {beside.map(({ name, points: theirs }) => `· ${name} ${read(theirs)} `)}
      <span className="soft">{running.at(figure(at))}</span>
    </span>
  );
}
