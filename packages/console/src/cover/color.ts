/** Colours in OKLCH and OKLab, as Björn Ottosson defines them (“A perceptual color space for image processing”, 2020). */

type Three = readonly [number, number, number];

/** A colour of lightness 0–1, chroma and hue in degrees as `#RRGGBB`; chroma is lowered until sRGB can show it. */
export function oklch(lightness: number, chroma: number, hue: number): string {
  const turn = (hue * Math.PI) / 180;
  for (let c = chroma; ; c -= 0.002) {
    const kept = Math.max(0, c);
    const linear = toLinear([lightness, kept * Math.cos(turn), kept * Math.sin(turn)]);
    if (kept === 0 || linear.every((part) => part >= -1e-4 && part <= 1.0001)) return toHex(linear);
  }
}

/** What lies between two colours in OKLab, `share` of the way from the first to the second. */
export function mix(first: string, second: string, share: number): string {
  const [from, to] = [toLab(first), toLab(second)];
  const [l, a, b] = from.map((part, i) => part + (to[i]! - part) * share) as unknown as Three;
  return oklch(l, Math.hypot(a, b), (Math.atan2(b, a) * 180) / Math.PI);
}

function toLinear([lightness, a, b]: Three): Three {
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
}

function toLab(hex: string): Three {
  const [r, g, b] = [1, 3, 5].map((at) => decode(Number.parseInt(hex.slice(at, at + 2), 16) / 255)) as unknown as Three;
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

const toHex = (linear: Three): string =>
  `#${linear
    .map((part) => Math.round(255 * encode(Math.min(1, Math.max(0, part)))).toString(16))
    .map((two) => two.padStart(2, "0"))
    .join("")}`;

const decode = (c: number) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
const encode = (c: number) => (c <= 0.0031308 ? 12.92 * c : 1.055 * c ** (1 / 2.4) - 0.055);
