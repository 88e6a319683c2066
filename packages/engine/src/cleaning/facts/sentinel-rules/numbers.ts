import { type Census, cellsWithin, commonest, isContinuous, quantile, without } from "./census.js";

/** A number that stands for “unknown”, how often it occurs, and why it is taken for that. */
export interface FoundNumber {
  readonly value: number;
  readonly cells: number;
  readonly reason: string;
}

/** A slip of the pen occurs once or twice; a stand-in is used again and again: by at least so many cells, … */
const FEWEST = 3;
/** … one in so many. */
const RARENESS = 2000;

/**
 * The numbers of a column that lie as no measurement would, by three rules:
 * - *apart*: the smallest or largest value, repeated, with next to nothing between it and the others, and the gap is wide both
 *   beside the others' own spread and beside every gap among them (year 0 before 1926 … 2010);
 * - *only negative*: the one negative value, repeated, of a column whose other values begin at 0 or above (score −1);
 * - *spike*: one value among measured ones that is ten times as frequent as any other, in a stretch where the others are
 *   rare (latitude 0, a default position in the sea); at an end of the scale, where there are next to none.
 *
 * A 0 that other values come near to (the confidence of a beat, the end of a fade) is none, nor is any value of a code or small
 * count: the rules need ten different other values, the spike fifty, fractions among them.
 */
export function numberSentinels(all: Census): FoundNumber[] {
  const found: FoundNumber[] = [];
  let census = all;
  for (;;) {
    const next = apart(census) ?? onlyNegative(census) ?? spike(census);
    if (next === undefined) return found;
    found.push({ value: census.values[next.position]!, cells: census.counts[next.position]!, reason: next.reason });
    census = without(census, next.position);
  }
}

interface Suspect {
  readonly position: number;
  readonly reason: string;
}

/** Of the others, for a gap to be wide: the share of the width of their middle 98 %. */
const WIDE = 0.2;
/** Stray cells that may lie in the third of the gap beside the value, as a share of the cells of the value. */
const STRAY = 0.2;

function apart(census: Census): Suspect | undefined {
  return [0, census.values.length - 1].map((position) => apartAt(census, position)).find((found) => found !== undefined);
}

function apartAt(census: Census, position: number): Suspect | undefined {
  const [value, cells] = [census.values[position]!, census.counts[position]!];
  if (!(cells >= Math.max(FEWEST, census.cells / RARENESS))) return undefined;
  const others = without(census, position);
  if (others.values.length < 10) return undefined;
  const low = position === 0;
  const edge = quantile(others, low ? 0.005 : 0.995);
  const gap = Math.abs(edge - value);
  const stray = cellsWithin(others, value - gap / 3, value + gap / 3);
  const [first, last] = [quantile(others, 0.01), quantile(others, 0.99)];
  if (stray > STRAY * cells || gap < WIDE * (last - first) || gap < 2 * widestGap(others, first, last)) return undefined;
  return { position, reason: `${value} lies apart: the other values ${low ? "begin" : "end"} near ${edge}.` };
}

function widestGap({ values }: Census, first: number, last: number): number {
  let widest = 0;
  for (let i = 1; i < values.length; i++) {
    if (values[i - 1]! >= first && values[i]! <= last) widest = Math.max(widest, values[i]! - values[i - 1]!);
  }
  return widest;
}

/** So many other values make a scale of which −1 is no grade. */
const GRADES = 5;

function onlyNegative({ values, counts, cells }: Census): Suspect | undefined {
  if (!(values[0]! < 0 && values[1]! >= 0) || values.length <= GRADES || !Number.isInteger(values[0]!)) return undefined;
  if (counts[0]! < Math.max(FEWEST, cells / RARENESS)) return undefined;
  return {
    position: 0,
    reason: `${values[0]} is the only negative value, and it is repeated; the others begin at ${values[1]}.`,
  };
}

/** Times as frequent as the next frequent value. */
const LEAD = 10;
/** Half the stretch looked at, as a share of the width of the others' middle 98 %. */
const NEAR = 0.02;
/** Of what even spreading over the stretch would give, so much is rare, … */
const RARE = 0.5;
/** … and so much at an end of the scale, where values often thin out and a limit may be met in truth. */
const RARE_AT_END = 0.1;

function spike(census: Census): Suspect | undefined {
  const { position, lead } = commonest(census);
  if (!(lead >= LEAD) || census.counts[position]! < FEWEST) return undefined;
  const others = without(census, position);
  if (!isContinuous(others, 50)) return undefined;
  const value = census.values[position]!;
  const [first, last] = [quantile(others, 0.01), quantile(others, 0.99)];
  const near = NEAR * (last - first);
  const around = cellsWithin(others, value - near, value + near);
  const atEnd = value <= first || value >= last;
  if (around > (atEnd ? RARE_AT_END * NEAR : RARE * 2 * NEAR) * others.cells) return undefined;
  return {
    position,
    reason: `${value} occurs ${Math.floor(lead)} times as often as any other value, where values are otherwise rare.`,
  };
}
