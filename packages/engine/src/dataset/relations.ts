import type { SparseMatrix } from "@segue/kernels";

/** Who counts whom as a friend: pairs of users' rows, in any order; the same pair twice is one. */
export interface FriendPairs {
  readonly user: Int32Array;
  readonly friend: Int32Array;
}

/** Who calls which track what, as columns of equal length; row numbers refer to a dataset's users and tracks. */
export interface TagColumns {
  readonly length: number;
  readonly track: Int32Array;
  /** Positions in `names`. */
  readonly tag: Int32Array;
  /** −1 where nobody in particular says so. */
  readonly user: Int32Array;
  readonly names: readonly string[];
}

/** Columns for `length` tags, all zero. */
export function emptyTags(length: number, names: readonly string[]): TagColumns {
  return { length, track: new Int32Array(length), tag: new Int32Array(length), user: new Int32Array(length), names };
}

/** The tags at `positions`, in that order. */
export function takeTags(tags: TagColumns, positions: ArrayLike<number>): TagColumns {
  const out = emptyTags(positions.length, tags.names);
  for (let i = 0; i < positions.length; i++) {
    const p = positions[i]!;
    out.track[i] = tags.track[p]!;
    out.tag[i] = tags.tag[p]!;
    out.user[i] = tags.user[p]!;
  }
  return out;
}

/** The tags for which `keep` says so. */
export function filterTags(tags: TagColumns, keep: (position: number) => boolean): TagColumns {
  const staying = Uint32Array.from({ length: tags.length }, (_, p) => p).filter(keep);
  return staying.length === tags.length ? tags : takeTags(tags, staying);
}

/** users × users, 1 where the row's user counts the column's as a friend; nobody is his own. */
export function friendMatrix({ user, friend }: FriendPairs, users: number): SparseMatrix {
  const keys = Float64Array.from(user, (u, p) => u * users + friend[p]!).sort();
  const indptr = new Uint32Array(users + 1);
  const indices = new Int32Array(keys.length);
  let count = 0;
  keys.forEach((key, p) => {
    const [row, column] = [Math.floor(key / users), key % users];
    if (key === keys[p - 1] || row === column) return;
    indices[count++] = column;
    indptr[row + 1]!++;
  });
  for (let u = 0; u < users; u++) indptr[u + 1]! += indptr[u]!;
  return { rows: users, cols: users, indptr, indices: indices.slice(0, count), values: new Float32Array(count).fill(1) };
}

/** The pairs of a {@link friendMatrix}. */
export function friendPairs({ rows, indptr, indices }: SparseMatrix): FriendPairs {
  const user = new Int32Array(indices.length);
  for (let row = 0; row < rows; row++) user.fill(row, indptr[row], indptr[row + 1]);
  return { user, friend: indices };
}

/** The tags by track, name and user, each once, under the names that occur, ascending. */
export function canonicalTags(tags: TagColumns): TagColumns {
  const used = new Set(tags.tag);
  const names = [...new Set([...used].map((tag) => tags.names[tag]!))].sort();
  const positionOf = new Map(names.map((name, position) => [name, position]));
  const tag = tags.tag.map((each) => positionOf.get(tags.names[each]!)!);
  const renamed = { ...tags, tag, names };
  const order = Uint32Array.from({ length: tags.length }, (_, p) => p).sort((p, q) => compare(renamed, p, q));
  return takeTags(
    renamed,
    order.filter((p, at) => at === 0 || compare(renamed, order[at - 1]!, p) !== 0),
  );
}

const compare = ({ track, tag, user }: TagColumns, p: number, q: number) =>
  track[p]! - track[q]! || tag[p]! - tag[q]! || user[p]! - user[q]!;
