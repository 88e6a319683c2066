/** Numbers by name. */
export type Arrays = Readonly<Record<string, Float32Array>>;

/** Those whose names begin so, without that beginning. */
export function beginning(arrays: ReadonlyMap<string, Float32Array>, prefix: string): Map<string, Float32Array> {
  const wanted = [...arrays].filter(([name]) => name.startsWith(prefix));
  return new Map(wanted.map(([name, array]) => [name.slice(prefix.length), array]));
}

export const copied = (arrays: ReadonlyMap<string, Float32Array>): Record<string, Float32Array> =>
  Object.fromEntries([...arrays].map(([name, array]) => [name, array.slice()]));

/** Writes numbers over those of the same names; nothing is written where one does not fit. */
export function overwrite(arrays: ReadonlyMap<string, Float32Array>, given: Arrays): void {
  const pairs = Object.entries(given).map(([name, from]) => {
    const to = arrays.get(name);
    if (to === undefined) throw new Error(`The network has no "${name}"; it has ${[...arrays.keys()].join(", ")}.`);
    if (to.length !== from.length) throw new Error(`"${name}" has ${from.length} numbers, and the network takes ${to.length}.`);
    return { from, to };
  });
  for (const { from, to } of pairs) to.set(from);
}
