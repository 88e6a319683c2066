import { rowOf, type SparseRow } from "@segue/kernels";
import type { Dataset } from "./dataset.js";

/** A friend of a listener, as far as their plays are a hint at the listener's taste. */
export interface Friend {
  /** What they heard, as `preference` makes it. */
  readonly history: SparseRow;
  /** How many friends they have themselves. */
  readonly friends: number;
}

/** Of more friends than this only those count who have the fewest themselves. */
export const MOST_FRIENDS = 200;

/** In which order friends count where they are too many: who has few friends first, equal ones by `id`. */
export const byCloseness = (a: Closeness, b: Closeness): number => a.friends - b.friends || (a.id < b.id ? -1 : 1);

interface Closeness {
  readonly id: string;
  readonly friends: number;
}

/**
 * What friends heard, summed up: Σ 1 ÷ ln(2 + friends of the friend) over the friends who heard a track. Who has few friends has chosen them, so
 * that their taste tells more (Adamic & Adar, “Friends and neighbors on the web”, Social Networks 25, 2003, eq. 1, with the friend in place of the
 * shared feature). How often a friend heard it was measured to tell nothing more.
 */
export function sumHistories(friends: readonly Friend[]): SparseRow {
  const sums = new Map<number, number>();
  for (const { history, friends: theirs } of friends) {
    const closeness = 1 / Math.log(2 + theirs);
    for (const track of history.indices) sums.set(track, (sums.get(track) ?? 0) + closeness);
  }
  const entries = [...sums].sort(([a], [b]) => a - b);
  return { indices: Int32Array.from(entries, ([track]) => track), values: Float32Array.from(entries, ([, sum]) => sum) };
}

/** What the friends of a user of the dataset heard, as {@link sumHistories} does; empty where there is none. */
export function friendsHistory({ users, friends, plays }: Pick<Dataset, "users" | "friends" | "plays">, user: number): SparseRow {
  const own = Array.from(rowOf(friends, user).indices, (friend) => ({
    row: friend,
    id: users.ids[friend]!,
    friends: friends.indptr[friend + 1]! - friends.indptr[friend]!,
  }));
  const closest = own.sort(byCloseness).slice(0, MOST_FRIENDS);
  return sumHistories(closest.map(({ row, friends }) => ({ history: rowOf(plays, row), friends })));
}
