import type { Ranking } from "./rank.js";
import type { RankedTrack } from "./ranked-track.js";
import type { ListStep, Rule } from "./rules/rule.js";

/** How much deeper it is looked where a list did not become long enough. */
const DEEPER = 4;

export interface ArrangedList {
  readonly items: readonly RankedTrack[];
  /** What each rule about the list passed over. */
  readonly removed: Readonly<Record<string, number>>;
}

/** The first `n` of a row of scores as the rules about the list want them; as many of the ranked as they need are looked at. */
export function arranged(ranking: Ranking, scores: Float32Array, n: number, rules: readonly Rule[]): ArrangedList {
  const steps = rules.flatMap(({ name, list }) => (list === undefined ? [] : [{ name, list }]));
  for (let depth = reachOf(steps, n); ; depth *= DEEPER) {
    const ranked = [...ranking.best(scores, depth)].map((track) => ({ track, score: scores[track]! }));
    const { items, passed, enough } = applied(steps, ranked, n, scores);
    if (!enough && ranked.length === depth) continue;
    const list = inPlace(items, n);
    return { items: list, removed: countsOf(passed, ranked, list.length < n ? [] : list) };
  }
}

type NamedStep = { readonly name: string; readonly list: ListStep };

/** Each step needs to be given what the one after it reaches for. */
const reachOf = (steps: readonly NamedStep[], n: number) => steps.reduceRight((needed, { list }) => list.reach(needed), n);

/** What steps passed over that ranks before the last of the list; of a list that came to its end, all. */
function countsOf(passed: Passed, ranked: readonly RankedTrack[], list: readonly RankedTrack[]): Record<string, number> {
  const places = new Map(ranked.map(({ track }, place) => [track, place]));
  const placeOf = ({ track, pinned }: RankedTrack) => (pinned === undefined ? (places.get(track) ?? 0) : 0);
  const last = list.length === 0 ? Number.POSITIVE_INFINITY : Math.max(...list.map(placeOf));
  return Object.fromEntries(
    Object.entries(passed).map(([name, tracks]) => [name, tracks.filter((track) => placeOf(track) < last).length]),
  );
}

/** By the rule that did so. */
type Passed = Readonly<Record<string, readonly RankedTrack[]>>;

/** `enough`: every step left as many as the next one reaches for. */
function applied(
  steps: readonly NamedStep[],
  ranked: readonly RankedTrack[],
  n: number,
  scores: Float32Array,
): { readonly items: readonly RankedTrack[]; readonly passed: Passed; readonly enough: boolean } {
  const passed: Record<string, readonly RankedTrack[]> = {};
  let items = ranked;
  let enough = ranked.length >= n;
  steps.forEach(({ name, list }, at) => {
    const wanted = reachOf(steps.slice(at + 1), n);
    const step = list.arrange(items, wanted, scores);
    items = step.items;
    passed[name] = step.passed;
    enough &&= items.length >= wanted;
  });
  return { items, passed, enough };
}

/** Puts those that have a place there, the others around them in their order; of two for one place the second comes after the first. */
function inPlace(items: readonly RankedTrack[], n: number): RankedTrack[] {
  const pinned = items.filter(({ pinned }) => pinned !== undefined).sort((a, b) => a.pinned! - b.pinned!);
  if (pinned.length === 0) return items.slice(0, n);
  const others = items.filter(({ pinned }) => pinned === undefined);
  const placed: RankedTrack[] = [];
  for (let pin = 0, other = 0; placed.length < n && pin + other < items.length; ) {
    const due = pin < pinned.length && (pinned[pin]!.pinned! <= placed.length + 1 || other === others.length);
    placed.push(due ? pinned[pin++]! : others[other++]!);
  }
  return placed;
}
