/** Where a number lies among all that are known of its name. */
export interface Rank {
  /** Shares of the others, 0 … 1, that are smaller and larger. */
  readonly below: number;
  readonly above: number;
  /** How many are known; this one is not among them where it came after they were gathered. */
  readonly known: number;
}

export type NamedNumber = readonly [name: string, value: number];

/** Numbers by their names, sorted in the pieces in which they came: adding a piece takes no longer the more there are, and so does, nearly, looking one up. */
export class NumberRanks {
  readonly #pieces = new Map<string, Float64Array[]>();

  add(numbers: readonly NamedNumber[]): void {
    for (const [name, values] of byName(numbers))
      this.#pieces.set(name, [...(this.#pieces.get(name) ?? []), Float64Array.from(values).sort()]);
  }

  /** Nothing is told of a number that is the only one of its name, or that is none. */
  of(numbers: readonly NamedNumber[]): Record<string, Rank> {
    const ranks = numbers.map(([name, value]) => [name, rankOf(this.#pieces.get(name) ?? [], value)] as const);
    return Object.fromEntries(ranks.filter((rank): rank is [string, Rank] => rank[1] !== undefined));
  }
}

/** The numbers of each name, in their order. */
export function byName(numbers: readonly NamedNumber[]): Map<string, number[]> {
  const all = new Map<string, number[]>();
  for (const [name, value] of numbers) {
    const values = all.get(name);
    if (values === undefined) all.set(name, [value]);
    else values.push(value);
  }
  return all;
}

function rankOf(pieces: readonly Float64Array[], value: number): Rank | undefined {
  const known = pieces.reduce((sum, { length }) => sum + length, 0);
  if (known < 2 || !Number.isFinite(value)) return undefined;
  const below = pieces.reduce((sum, piece) => sum + countWhile(piece, (other) => other < value), 0);
  const upTo = pieces.reduce((sum, piece) => sum + countWhile(piece, (other) => other <= value), 0);
  const others = upTo > below ? known - 1 : known;
  return { below: below / others, above: (known - upTo) / others, known };
}

/** How many numbers of a sorted piece there are until the first of which it does not hold. */
function countWhile(piece: Float64Array, holds: (value: number) => boolean): number {
  let [from, to] = [0, piece.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (holds(piece[middle]!)) from = middle + 1;
    else to = middle;
  }
  return from;
}
