import type { ReactNode } from "react";
import { oklch } from "./color.js";

/** The picture of a track of which nothing but the name is known: how its title begins. */
export function initial(title: string, draw: () => number): ReactNode {
  const hue = 360 * draw();
  return (
    <>
      <rect width="100" height="100" fill={oklch(0.88, 0.03, hue)} />
      <circle cx="100" cy="0" r={34 + 22 * draw()} fill={oklch(0.8, 0.05, hue)} />
      <text x="9" y="88" fontWeight="600" fontSize="56" fill={oklch(0.38, 0.06, hue)}>
        {firstSign(title)}
      </text>
    </>
  );
}

/** The first letter or number of a title; where it has none, its first sign. */
function firstSign(title: string): string {
  const signs = [...new Intl.Segmenter().segment(title.normalize("NFC").trim())].map(({ segment }) => segment);
  return (signs.find((sign) => /[\p{L}\p{N}]/u.test(sign)) ?? signs[0] ?? "?").toUpperCase();
}
