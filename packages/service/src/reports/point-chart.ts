import { asHtml } from "./html.js";

/** A point of a chart. */
export interface Point {
  readonly x: number;
  readonly y: number;
  /** What it is, in words. */
  readonly said: string;
  readonly kind: "usual" | "best" | "other" | "faint";
}

interface Points {
  readonly title: string;
  readonly note: string;
  readonly points: readonly Point[];
  /** What stands at the ends of the horizontal axis, and anywhere on it. */
  readonly ticks: readonly { readonly at: number; readonly label: string }[];
  /** The horizontal ends. */
  readonly from: number;
  readonly to: number;
  /** A line of steps through the points' heights so far, the best of them. */
  readonly bestSoFar?: "higher" | "lower";
}

const WIDTH = 480;
const HEIGHT = 150;
/** Room for labels to the left, above and below. */
const LEFT = 52;
const ABOVE = 8;
const BELOW = 22;
/** Room between the outermost points and the ends, to the sides for labels too. */
const INSET = 8;
const ASIDE = 20;

/** Points by two numbers, as a picture in which each says what it is. */
export function pointChart({ title, note, points, ticks, from, to, bestSoFar }: Points): string {
  const heights = points.map(({ y }) => y);
  const [low, high] = [Math.min(...heights), Math.max(...heights)];
  const x = (value: number) => LEFT + ASIDE + ((value - from) / (to - from || 1)) * (WIDTH - LEFT - 2 * ASIDE);
  const y = (value: number) => ABOVE + INSET + (1 - (high > low ? (value - low) / (high - low) : 0.5)) * (HEIGHT - 2 * INSET);
  const dots = points.map(
    ({ x: across, y: up, said, kind }) =>
      `<circle class="${kind}" cx="${x(across).toFixed(1)}" cy="${y(up).toFixed(1)}" r="${kind === "faint" ? 2.5 : 4}"><title>${asHtml(said)}</title></circle>`,
  );
  const marks = ticks.map(
    ({ at, label }) => `<text x="${x(at).toFixed(1)}" y="${ABOVE + HEIGHT + 15}" text-anchor="middle">${asHtml(label)}</text>`,
  );
  const scale = [...new Set([high, low])].map(
    (value) => `<text x="0" y="${(y(value) + 4).toFixed(1)}">${value.toFixed(4)}</text>`,
  );
  const steps = bestSoFar === undefined ? "" : `<path d="${stepsOf(points, bestSoFar, x, y)}"/>`;
  return `<figure><figcaption><strong>${asHtml(title)}</strong>${note ? ` <span class="note">${asHtml(note)}</span>` : ""}</figcaption>
<svg viewBox="0 0 ${WIDTH} ${ABOVE + HEIGHT + BELOW}" role="img" aria-label="${asHtml(`${title}. ${note}`)}">
<line x1="${LEFT}" x2="${WIDTH}" y1="${ABOVE + HEIGHT}" y2="${ABOVE + HEIGHT}"/>${scale.join("")}${marks.join("")}${steps}${dots.join("")}</svg></figure>`;
}

function stepsOf(
  points: readonly Point[],
  better: "higher" | "lower",
  x: (value: number) => number,
  y: (value: number) => number,
): string {
  let best: number | undefined;
  let path = "";
  for (const point of points) {
    if (point.kind === "faint") continue;
    const improved = best === undefined || (better === "higher" ? point.y > best : point.y < best);
    const before = best;
    if (improved) best = point.y;
    path +=
      before === undefined
        ? `M${x(point.x).toFixed(1)} ${y(best!).toFixed(1)}`
        : `H${x(point.x).toFixed(1)}V${y(best!).toFixed(1)}`;
  }
  return path;
}
