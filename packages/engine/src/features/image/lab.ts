/** Light of sRGB (IEC 61966-2-1) as XYZ, row by row, for daylight D65. */
const XYZ = [
  [0.4124564, 0.3575761, 0.1804375],
  [0.2126729, 0.7151522, 0.072175],
  [0.0193339, 0.119192, 0.9503041],
] as const;
/** The sums of its rows: white. */
const WHITE = XYZ.map((row) => row.reduce((sum, each) => sum + each, 0));

/** A colour of sRGB (0 to 1) as lightness L* (0 to 100), a* (green to red) and b* (blue to yellow): CIE 15:2004, 8.2.1. */
export function labOf(red: number, green: number, blue: number): [lightness: number, a: number, b: number] {
  const light = [red, green, blue].map(linear) as [number, number, number];
  const [x, y, z] = XYZ.map((row, i) => rooted((row[0] * light[0] + row[1] * light[1] + row[2] * light[2]) / WHITE[i]!)) as [
    number,
    number,
    number,
  ];
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

const linear = (value: number) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
const rooted = (value: number) => (value > (6 / 29) ** 3 ? Math.cbrt(value) : ((29 / 6) ** 2 * value) / 3 + 4 / 29);
