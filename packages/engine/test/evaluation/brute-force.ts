/**
 * A second scorer, written from the definitions with sets and loops over ids, to hold the first one to.
 */
export interface Case {
  /** Recommended ids, best first. */
  readonly list: readonly string[];
  readonly relevant: ReadonlySet<string>;
  readonly own: readonly string[];
}

export interface World {
  readonly catalogue: readonly string[];
  /** Who has each track in train. */
  readonly fans: ReadonlyMap<string, ReadonlySet<string>>;
  readonly listeners: number;
}

const average = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0) / numbers.length;

export function bruteForce(cases: readonly Case[], k: number, world: World): Record<string, number> {
  const share = (id: string) => Math.max(1, world.fans.get(id)?.size ?? 0) / world.listeners;
  const rows = cases.map(({ list, relevant, own }) => {
    const top = list.slice(0, k);
    const hits = top.filter((id) => relevant.has(id));
    const precision = hits.length / k;
    const recall = hits.length / relevant.size;
    let right = 0;
    for (const id of world.catalogue) if (top.includes(id) === relevant.has(id)) right++;
    const precisionsAtHits = hits.map((id) => {
      const prefix = top.slice(0, top.indexOf(id) + 1);
      return prefix.filter((each) => relevant.has(each)).length / prefix.length;
    });
    const gain = (flags: readonly boolean[]) =>
      flags.map((hit, i) => (hit ? Math.LN2 / Math.log(i + 2) : 0)).reduce((a, b) => a + b, 0);
    const best = Array.from({ length: k }, (_, i) => i < relevant.size);
    const ranks = hits.map((id) => top.indexOf(id) + 1);
    return {
      precision,
      recall,
      f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall),
      accuracy: right / world.catalogue.length,
      hit: hits.length === 0 ? 0 : 1,
      map: precisionsAtHits.reduce((a, b) => a + b, 0) / Math.min(k, relevant.size),
      mrr: ranks.length === 0 ? 0 : 1 / Math.min(...ranks),
      ndcg: gain(top.map((id) => relevant.has(id))) / gain(best),
      novelty: top.length === 0 ? 0 : average(top.map((id) => -Math.log(share(id)) / Math.LN2)),
      "popularity-bias": top.length === 0 || own.length === 0 ? 0 : average(top.map(share)) - average(own.map(share)),
    };
  });
  const anybody = new Set(cases.flatMap(({ list }) => list.slice(0, k)));
  const result: Record<string, number> = { [`coverage@${k}`]: anybody.size / world.catalogue.length };
  for (const name of Object.keys(rows[0]!) as (keyof (typeof rows)[number])[])
    result[`${name}@${k}`] = average(rows.map((row) => row[name]));
  return result;
}
