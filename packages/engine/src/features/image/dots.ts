/** A picture as a decoder gives it: red, green and blue of each dot, row by row, from 0 to 255 (sRGB). */
export interface Dots {
  readonly width: number;
  readonly height: number;
  /** 3 × width × height. */
  readonly data: Uint8Array;
}

/** Dots from side to side of a picture as sets read it. */
export const SIDE = 128;

/** A picture brought to `side` × `side` dots, each the mean of what lies beneath it: three planes, row by row, from 0 to 1. */
export function planesOf({ width, height, data }: Dots, side = SIDE): Float32Array {
  const [across, down] = [sharesOf(width, side), sharesOf(height, side)];
  const sums = new Float64Array(3 * side * side);
  const row = new Float64Array(3 * side);
  for (let y = 0; y < height; y++) {
    row.fill(0);
    for (let x = 0; x < width; x++)
      for (const { to, share } of across[x]!)
        for (let channel = 0; channel < 3; channel++) row[channel * side + to]! += share * data[3 * (y * width + x) + channel]!;
    for (const { to, share } of down[y]!)
      for (let channel = 0; channel < 3; channel++)
        for (let x = 0; x < side; x++) sums[(channel * side + to) * side + x]! += share * row[channel * side + x]!;
  }
  return Float32Array.from(sums, (sum) => sum / 255);
}

interface Share {
  readonly to: number;
  readonly share: number;
}

/** For each of `from` dots in which of `to` it lies, and which share of that it is. */
function sharesOf(from: number, to: number): Share[][] {
  return Array.from({ length: from }, (_, at) => {
    const [begins, ends] = [(at * to) / from, ((at + 1) * to) / from];
    const shares: Share[] = [];
    for (let dot = Math.floor(begins); dot < Math.min(to, Math.ceil(ends)); dot++)
      shares.push({ to: dot, share: Math.min(ends, dot + 1) - Math.max(begins, dot) });
    return shares;
  });
}
