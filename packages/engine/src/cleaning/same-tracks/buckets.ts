/** The items that share a key, two or more of them; those whose key is undefined share nothing. */
export function buckets<T>(items: readonly T[], keyOf: (item: T) => string | undefined): T[][] {
  const first = new Map<string, T | T[]>(); // Most keys have one item: an array for each would cost more than the items.
  const shared: T[][] = [];
  for (const item of items) {
    const key = keyOf(item);
    if (key === undefined) continue;
    const there = first.get(key);
    if (there === undefined) first.set(key, item);
    else if (Array.isArray(there)) there.push(item);
    else {
      const bucket = [there, item];
      first.set(key, bucket);
      shared.push(bucket);
    }
  }
  return shared;
}
