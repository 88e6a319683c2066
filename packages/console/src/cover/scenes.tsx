import type { ReactNode } from "react";
import { mix } from "./color.js";
import type { Palette } from "./palette.js";

/** The forms of covers, from calm to driving, on a square of 100. Each draws its numbers in reading order. */
type Scene = (colors: Palette, draw: () => number, tempo: number) => ReactNode;

const TURN = 2 * Math.PI;
const range = (n: number) => Array.from({ length: n }, (_, i) => i);

/** A disc that sinks behind six bands of water. */
export const shore: Scene = ({ a, b, p }, draw) => {
  const y = 52 + 14 * draw();
  const radius = 12 + 14 * draw();
  const x = radius + 8 + (84 - 2 * radius) * draw();
  const bands = range(6).map((i) => ({ top: y + (100 - y) * (i / 6) ** 1.5, fill: mix(p, b, i / 5) }));
  return (
    <>
      <circle cx={x} cy={y - 0.9 * radius * draw()} r={radius} fill={a} />
      {bands.map(({ top, fill }) => (
        <rect key={fill + top} y={top} width="100" height={100 - top} fill={fill} />
      ))}
    </>
  );
};

/** Five ranges of hills under a small disc. */
export const hills: Scene = ({ a, b, p }, draw) => {
  const radius = 7 + 6 * draw();
  const sun = <circle cx={18 + 64 * draw()} cy={14 + 8 * draw()} r={radius} fill={p} />;
  return (
    <>
      {sun}
      {range(5).map((i) => (
        <path key={i} d={hill(24 + 13 * i, 5 + 8 * draw(), 0.7 + draw(), TURN * draw())} fill={mix(a, b, i / 4)} />
      ))}
    </>
  );
};

function hill(base: number, height: number, turns: number, phase: number): string {
  const line = range(51).map((i) => `L${2 * i} ${(base + height * Math.sin(phase + (TURN * turns * i) / 50)).toFixed(1)}`);
  return `M0 100${line.join("")}L100 100Z`;
}

/** Tiles: quarters of discs, discs, and gaps. */
export const blocks: Scene = ({ a, b, p }, draw, tempo) => {
  const side = tempo < 120 ? 3 : 4;
  const size = 100 / side;
  return range(side * side).map((i) => {
    const fill = [a, b, p][Math.floor(3 * draw())]!;
    const kind = draw();
    const [x, y] = [(i % side) * size, Math.floor(i / side) * size];
    if (kind >= 0.92) return null;
    if (kind >= 0.7) return <circle key={i} cx={x + size / 2} cy={y + size / 2} r={size / 2} fill={fill} />;
    const turned = `translate(${x} ${y}) rotate(${90 * Math.floor(4 * draw())} ${size / 2} ${size / 2})`;
    return <path key={i} d={`M0 0H${size}A${size} ${size} 0 0 1 0 ${size}Z`} transform={turned} fill={fill} />;
  });
};

/** Rays around a record, one for every seven beats a minute. */
export const rays: Scene = ({ ground, a, b, p }, draw, tempo) => {
  const [x, y, phase] = [20 + 60 * draw(), 30 + 50 * draw(), TURN * draw()];
  const count = Math.round(tempo / 7);
  const radius = 17 + 15 * draw();
  const far = (angle: number) => `${(x + 150 * Math.cos(angle)).toFixed(1)} ${(y + 150 * Math.sin(angle)).toFixed(1)}`;
  return (
    <>
      {range(count).map((i) => {
        const angle = phase + (TURN * i) / count;
        return <path key={i} d={`M${x} ${y}L${far(angle)}L${far(angle + TURN / count / 2)}Z`} fill={i % 3 === 2 ? p : a} />;
      })}
      <circle cx={x} cy={y} r={radius} fill={b} />
      <circle cx={x} cy={y} r={0.35 * radius} fill={ground} />
    </>
  );
};
