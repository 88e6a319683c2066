import type { RankedTrack } from "../ranked-track.js";
import type { Arranged, Rule } from "./rule.js";

/** More than `n` have to be looked at for `n` to be left: so many times. */
const SPARE = 2;

/** At most `max` tracks of a list with the same code; those of −1 are not counted. Pinned ones count, and stay. */
export const capBy = (name: string, codes: Int32Array, max: number): Rule => ({
  name,
  apply: () => 0,
  list: { reach: (n) => SPARE * n + max, arrange: (ranked, n) => capped(ranked, n, codes, max) },
});

function capped(ranked: readonly RankedTrack[], n: number, codes: Int32Array, max: number): Arranged {
  const counts = new Map<number, number>();
  const items: RankedTrack[] = [];
  const passed: RankedTrack[] = [];
  for (const item of ranked) {
    if (items.length === n) break;
    const code = codes[item.track]!;
    const count = counts.get(code) ?? 0;
    if (code >= 0 && count >= max && item.pinned === undefined) passed.push(item);
    else {
      counts.set(code, count + 1);
      items.push(item);
    }
  }
  return { items, passed };
}
