import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  countFollowers,
  createNeighbourSearch,
  indexSequences,
  type NeighbourOptions,
  rowOf,
  type SequenceRows,
} from "../src/index.js";

const SYMBOLS = 6;
const sequence = fc.array(fc.nat(SYMBOLS - 1), { minLength: 1, maxLength: 6 });
const sequences = fc.array(sequence, { maxLength: 8 });

function rowsOf(lists: readonly (readonly number[])[]): SequenceRows {
  const indptr = new Uint32Array(lists.length + 1);
  lists.forEach((list, r) => {
    indptr[r + 1] = indptr[r]! + list.length;
  });
  return { indptr, symbols: Int32Array.from(lists.flat()) };
}

const options = (lists: readonly unknown[], change: Partial<NeighbourOptions> = {}): NeighbourOptions => ({
  matchWeight: Float32Array.of(1, 2, 0.5, 3, 1.5, 1),
  fading: 0.7,
  occurrences: 100,
  exponent: 2,
  rowWeight: Float32Array.from(lists, (_, r) => 1 / (lists.length - r)),
  neighbours: 3,
  distance: 0.6,
  backward: 0.4,
  itself: 0.3,
  matchFading: 0.8,
  symbolWeight: Float32Array.of(1, 0.5, 2, 1, 0.25, 1),
  ...change,
});

/** What the rows say, by the definition: every row is compared, sorted, and heard place by place. */
function plainly(lists: readonly number[][], asked: readonly number[], how: NeighbourOptions): number[] {
  const compared = lists.map((list, row) => {
    let sum = 0;
    let newest: number | undefined;
    for (const symbol of new Set(asked.toReversed())) {
      const age = asked.toReversed().indexOf(symbol);
      const times = list.filter((each) => each === symbol).length;
      if (times > 0) newest ??= symbol;
      sum += times * how.matchWeight[symbol]! * how.fading ** age;
    }
    return { list, row, newest, weight: Math.fround(sum ** how.exponent * how.rowWeight[row]!) };
  });
  const nearest = compared
    .filter(({ newest }) => newest !== undefined)
    .sort((a, b) => b.weight - a.weight || b.row - a.row)
    .slice(0, how.neighbours);
  const out = new Array<number>(SYMBOLS).fill(0);
  for (const { list, newest, weight } of nearest) {
    const shared = list.indexOf(newest!);
    const whole = weight * how.matchFading ** asked.toReversed().indexOf(newest!);
    list.forEach((symbol, at) => {
      const far = how.distance ** (Math.abs(at - shared) - 1);
      const near = at === shared ? how.itself : at > shared ? far : how.backward * far;
      out[symbol]! += whole * near * how.symbolWeight[symbol]!;
    });
  }
  return out;
}

describe("sequences", () => {
  it("are indexed by where each symbol occurs", () => {
    fc.assert(
      fc.property(sequences, (lists) => {
        const { from, row, place } = indexSequences(rowsOf(lists), SYMBOLS);
        for (let symbol = 0; symbol < SYMBOLS; symbol++) {
          const told = Array.from({ length: from[symbol + 1]! - from[symbol]! }, (_, i) => [
            row[from[symbol]! + i],
            place[from[symbol]! + i],
          ]);
          expect(told).toEqual(lists.flatMap((list, r) => list.flatMap((each, p) => (each === symbol ? [[r, p]] : []))));
        }
      }),
    );
  });

  it("say what stands near the newest shared symbol in the nearest of them, as plainly computed", () => {
    fc.assert(
      fc.property(
        sequences,
        fc.array(sequence, { minLength: 1, maxLength: 3 }),
        fc.integer({ min: 1, max: 4 }),
        (lists, all, k) => {
          const how = options(lists, { neighbours: k });
          const search = createNeighbourSearch(indexSequences(rowsOf(lists), SYMBOLS), how);
          // One search answers many: nothing of one may stay for the next.
          for (const asked of all) {
            const out = new Float32Array(SYMBOLS);
            search(Int32Array.from(asked), out);
            const expected = plainly(lists, asked, how);
            out.forEach((value, symbol) => {
              expect(Math.abs(value - expected[symbol]!)).toBeLessThan(1e-5 * Math.max(1, expected[symbol]!));
            });
          }
        },
      ),
    );
  });

  it("are looked at in the last rows only, where a symbol occurs more often", () => {
    const lists = [
      [0, 1],
      [0, 2],
      [0, 3],
    ];
    const search = createNeighbourSearch(indexSequences(rowsOf(lists), SYMBOLS), options(lists, { occurrences: 2 }));
    const out = new Float32Array(SYMBOLS);
    search(Int32Array.of(0), out);
    expect(out[1]).toBe(0);
    expect(out[3]).toBeGreaterThan(0);
  });

  it("are asked about by thousands of symbols as by their newest", () => {
    const lists = [[0, 1]];
    const search = createNeighbourSearch(indexSequences(rowsOf(lists), SYMBOLS), options(lists));
    const [long, short] = [new Float32Array(SYMBOLS), new Float32Array(SYMBOLS)];
    search(new Int32Array(100_000).fill(5).fill(0, 99_999), long);
    search(Int32Array.of(0), short);
    expect(long).toEqual(short);
  });
});

describe("followers", () => {
  const count = (lists: readonly number[][], byDistance: number[], most = 0) =>
    countFollowers(indexSequences(rowsOf(lists), SYMBOLS), {
      byDistance: Float32Array.from(byDistance),
      rowWeight: new Float32Array(lists.length).fill(1),
      most,
      breathe: () => undefined,
    });

  it("are counted as plainly computed", async () => {
    await fc.assert(
      fc.asyncProperty(sequences, async (lists) => {
        const byDistance = [1, 0.5, 0.25];
        const counted = await count(lists, byDistance);
        const expected = Array.from({ length: SYMBOLS }, () => new Array<number>(SYMBOLS).fill(0));
        for (const list of lists)
          for (let i = 0; i < list.length; i++)
            for (let d = 0; d < byDistance.length && i + d + 1 < list.length; d++)
              expected[list[i]!]![list[i + d + 1]!]! += byDistance[d]!;
        const found = expected.map((_, symbol) => {
          const row = new Array<number>(SYMBOLS).fill(0);
          const { indices, values } = rowOf(counted, symbol);
          indices.forEach((follower, i) => {
            row[follower] = values[i]!;
          });
          return row;
        });
        expect(found).toEqual(expected);
      }),
    );
  });

  it("are kept where they count most", async () => {
    const rules = await count(
      [
        [0, 1],
        [0, 1],
        [0, 2],
        [0, 1, 3],
        [0, 2],
      ],
      [1, 0.5],
      2,
    );
    expect([...rowOf(rules, 0).indices]).toEqual([1, 2]);
  });
});
