import { type Census, commonest, isContinuous, quantile, without } from "./census.js";

/** A constant that stands for “unknown” because of where it stands. */
export interface Companion {
  readonly column: number;
  readonly value: number;
  readonly cells: number;
  readonly reason: string;
}

/** A column as far as it is understood: its numbers, if it holds any, and where nothing is known of it. */
export interface Witness {
  readonly name: string;
  /** NaN where nothing is known, and what they amount to. */
  readonly numbers: Float64Array | undefined;
  readonly census: Census | undefined;
  readonly missing: Uint8Array;
}

const LEAD = 10;
/** Of the rows where the other column is unknown, so many hold the constant. */
const HELD = 0.98;
/** With fewer unknown cells a column is no witness, … */
const FEWEST = 5;
/** … nor if the constant stands elsewhere nearly as often: its share there is at most this. */
const ELSEWHERE = 0.8;

/**
 * Constants that are put where nothing is known: a value among measured ones (smaller and larger ones exist) that is ten times as
 * frequent as any other and stands in nearly every row in which some other column is unknown. So a default longitude and latitude
 * are known by the missing name of the place, and by one another. An end of the scale is never one: there is nothing odd in
 * 0 hours played by those whose last play is unknown.
 */
export function companions(columns: readonly Witness[]): Companion[] {
  return columns.flatMap(({ numbers, census }, column) => {
    if (numbers === undefined || census === undefined) return [];
    const { position, lead } = commonest(census);
    if (!(lead >= LEAD)) return [];
    const others = without(census, position);
    const [value, cells] = [census.values[position]!, census.counts[position]!];
    if (!isContinuous(others, 50) || !(value > quantile(others, 0.01) && value < quantile(others, 0.99))) return [];
    const witness = columns.findIndex((other, c) => c !== column && testifies(other.missing, numbers, value));
    if (witness < 0) return [];
    const where = `in nearly every row where ${columns[witness]!.name} is unknown`;
    return [
      { column, value, cells, reason: `${value} occurs ${Math.floor(lead)} times as often as any other value, and ${where}.` },
    ];
  });
}

function testifies(unknown: Uint8Array, numbers: Float64Array, value: number): boolean {
  let [rows, held, heldElsewhere] = [0, 0, 0];
  for (let row = 0; row < unknown.length; row++) {
    const holds = numbers[row] === value;
    if (unknown[row] === 1) {
      rows++;
      if (holds) held++;
    } else if (holds) heldElsewhere++;
  }
  return rows >= FEWEST && held >= HELD * rows && heldElsewhere <= ELSEWHERE * (unknown.length - rows);
}
