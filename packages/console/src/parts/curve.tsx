import { useFormats } from "../texts/formats.js";

interface CurveProps {
  readonly label: string;
  readonly points: readonly { readonly x: number; readonly y: number }[];
  /** The largest x there will be. */
  readonly until: number;
  /** The x of a point that is marked. */
  readonly marked?: number;
}

const WIDTH = 480;
const HEIGHT = 180;
const LEFT = 56;
const BOTTOM = 24;
const PAD = 12;

/** A line through points, its ends labelled. The same numbers stand below in a table. */
export function Curve({ label, points, until, marked }: CurveProps) {
  const { figure } = useFormats();
  const ys = points.map(({ y }) => y);
  const low = Math.min(...ys);
  const high = Math.max(...ys);
  const spread = high - low || Math.abs(high) || 1;
  const left = (x: number) => LEFT + ((WIDTH - LEFT - PAD) * (x - 1)) / Math.max(1, until - 1);
  const top = (y: number) => PAD + ((HEIGHT - BOTTOM - 2 * PAD) * (high - y)) / spread;
  const last = points.at(-1);
  return (
    <figure className="curve">
      <figcaption>{label}</figcaption>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true" focusable="false">
        <line className="ground" x1={LEFT} x2={WIDTH - PAD} y1={HEIGHT - BOTTOM} y2={HEIGHT - BOTTOM} />
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
        <polyline points={points.map(({ x, y }) => `${left(x)},${top(y)}`).join(" ")} />
        {points.map(({ x, y }) => (
          <circle key={x} cx={left(x)} cy={top(y)} r={x === marked ? 5 : 2.5} data-marked={x === marked} />
        ))}
        {last !== undefined && <circle cx={left(last.x)} cy={top(last.y)} r={4} />}
      </svg>
    </figure>
  );
}
