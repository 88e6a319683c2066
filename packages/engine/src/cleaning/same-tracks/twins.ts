/**
 * The items in classes of those that clearly belong together: two are of a class when nothing speaks against it and they are in conflict
 * with the same others. An item that fits two which exclude each other is therefore with neither, whatever the order. (In the graph of the
 * items without conflict: vertices of equal closed neighbourhoods, "true twins".) Symmetric `conflict`; quadratic in the items.
 */
export function twins<T>(items: readonly T[], conflict: (a: T, b: T) => boolean): T[][] {
  const classes = new Map<string, T[]>();
  for (const item of items) {
    const row = items.map((other) => (other !== item && conflict(item, other) ? "1" : "0")).join("");
    const own = classes.get(row);
    if (own === undefined) classes.set(row, [item]);
    else own.push(item);
  }
  return [...classes.values()];
}
