import { addTargets, type Ground } from "./ground.js";

/** The rows that came to a node (one may be there several times), and what is to be foretold of them in sum. */
export interface Here {
  readonly own: Int32Array;
  readonly sums: Float64Array;
}

/** The least and the largest number of a column. */
interface Range {
  low: number;
  high: number;
}

/** Looks at the rows of one node after the other, column by column. */
export interface Look {
  /** Goes to a node. */
  begin(here: Here): Here;
  /** Looks along a column: the same object each time. */
  along(column: number): Readonly<Range>;
  /** Divides the rows by the column that was looked at last; how many numbers are not larger than this. */
  cutAt(cut: number): number;
  /** Σ over targets of (Σ left)² ÷ left + (Σ right)² ÷ right of rows that are divided, so many of them left: the larger, the less variance is left. */
  gain(count: number): number;
  /** Leaves the node. */
  end(): void;
}

/** Columns that are mostly 0 are looked at where they are not. */
export function lookAt(ground: Ground): Look {
  const { rows, targets, byColumn, filledBegin, filled, begin, target } = ground;
  const times = new Uint32Array(rows);
  const ofLeft = new Float64Array(targets);
  const range: Range = { low: 0, high: 0 };
  let own = new Int32Array();
  let sums = new Float64Array();
  /** The targets that are not 0 of some row here. */
  let there = new Uint32Array();
  /** Where the column begins. */
  let base = 0;
  let [from, to] = [0, 0];
  let isSparse = false;

  function alongAll(): void {
    let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    for (let i = 0; i < own.length; i++) {
      const value = byColumn[base + own[i]!]!;
      if (value < low) low = value;
      if (value > high) high = value;
    }
    range.low = low;
    range.high = high;
  }

  function alongFilled(): void {
    let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    let count = 0;
    for (let at = from; at < to; at++) {
      const row = filled[at]!;
      if (times[row] === 0) continue;
      count += times[row]!;
      const value = byColumn[base + row]!;
      if (value < low) low = value;
      if (value > high) high = value;
    }
    const isZeroThere = count < own.length;
    range.low = isZeroThere ? Math.min(low, 0) : low;
    range.high = isZeroThere ? Math.max(high, 0) : high;
  }

  function cutAlongAll(cut: number): number {
    let count = 0;
    for (let i = 0; i < own.length; i++) {
      if (byColumn[base + own[i]!]! > cut) continue;
      count++;
      addTargets(ground, own[i]!, 1, ofLeft);
    }
    return count;
  }

  /** Adds up the side on which 0 is not; the other is the rest. */
  function cutAlongFilled(cut: number): number {
    const zeroIsLeft = cut >= 0;
    let count = 0;
    for (let at = from; at < to; at++) {
      const row = filled[at]!;
      if (times[row] === 0 || byColumn[base + row]! > cut !== zeroIsLeft) continue;
      count += times[row]!;
      addTargets(ground, row, times[row]!, ofLeft);
    }
    if (!zeroIsLeft) return count;
    for (let i = 0; i < there.length; i++) ofLeft[there[i]!] = sums[there[i]!]! - ofLeft[there[i]!]!;
    return own.length - count;
  }

  return {
    begin(here) {
      own = here.own as typeof own;
      sums = here.sums as typeof sums;
      const isThere = new Uint8Array(targets);
      for (const row of own) {
        times[row]!++;
        for (let at = begin[row]!; at < begin[row + 1]!; at++) isThere[target[at]!] = 1;
      }
      there = Uint32Array.from([...isThere.keys()].filter((each) => isThere[each] === 1));
      return here;
    },
    along(column) {
      base = column * rows;
      from = filledBegin[column]!;
      to = filledBegin[column + 1]!;
      isSparse = to - from < own.length;
      if (isSparse) alongFilled();
      else alongAll();
      return range;
    },
    cutAt(cut) {
      for (let i = 0; i < there.length; i++) ofLeft[there[i]!] = 0;
      return isSparse ? cutAlongFilled(cut) : cutAlongAll(cut);
    },
    gain(count) {
      const others = own.length - count;
      let gain = 0;
      for (let i = 0; i < there.length; i++) {
        const [one, all] = [ofLeft[there[i]!]!, sums[there[i]!]!];
        gain = gain + one ** 2 / count + (all - one) ** 2 / others;
      }
      return gain;
    },
    end() {
      for (const row of own) times[row] = 0;
    },
  };
}
