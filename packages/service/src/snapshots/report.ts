import {
  algorithms,
  type Cleaned,
  type CleaningSettings,
  type DataShape,
  type Dataset,
  EVENT_KINDS,
  listenerRules,
  type SameTracks,
  type Support,
  shapeOf,
  supportOf,
  type Warning,
  warningsOf,
} from "@segue/engine";
import type { RawListening } from "./raw-listening.js";

/** What a rule did. */
export interface RuleFinding {
  readonly rule: string;
  readonly title: string;
  readonly reason: string;
  readonly on: boolean;
  /** Its thresholds. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** Events that it left out. */
  readonly rows: number;
  /** How many of these came by each import, by its id; `live` for those that came in one by one. */
  readonly byImport: Readonly<Record<string, number>>;
  readonly examples: readonly string[];
}

/** How much there is. */
export interface Amount {
  readonly events: number;
  /** With at least one event. */
  readonly users: number;
  readonly tracks: number;
}

/** What cleaning did to the data of a snapshot, what is left, and what it is good for. */
export interface CleaningReport {
  readonly before: Amount;
  readonly after: Amount;
  readonly rules: readonly RuleFinding[];
  readonly same: { readonly on: boolean; readonly tracks: number; readonly examples: readonly string[] };
  readonly shape: DataShape;
  readonly warnings: readonly Warning[];
  readonly support: readonly Support[];
}

/** Examples told of each rule. */
const EXAMPLES = 5;

export function reportOn(
  raw: RawListening,
  cleaned: Cleaned,
  same: readonly SameTracks[],
  settings: CleaningSettings,
  dataset: Dataset,
): CleaningReport {
  const taken = new Set(same.flatMap(({ merged }) => merged.map(({ id }) => id)));
  const known = shapeOf(dataset);
  const shape = { ...known, missing: [...known.missing, ...missingFacts(raw.tracks.filter(({ id }) => !taken.has(id)))] };
  return {
    before: amountOf(raw.events.user, raw.events.track),
    after: amountOf(dataset.events.user, dataset.events.track),
    rules: listenerRules.map(({ name, title, reason }) => {
      const { on, ...own } = settings[name]!;
      return { rule: name, title, reason, on, settings: own, ...findings(raw, cleaned, name) };
    }),
    same: sameFinding(raw, same, settings["same-track"]!.on),
    shape,
    warnings: warningsOf(shape),
    support: supportOf(algorithms, shape),
  };
}

/** Facts told of, those that are known of most tracks. */
const MOST_FACTS = 40;

/** Of how many tracks each fact is not known, for the facts that are known of any. */
function missingFacts(tracks: RawListening["tracks"]): { field: string; missing: number }[] {
  const known = new Map<string, number>();
  for (const { facts } of tracks) for (const name of Object.keys(facts)) known.set(name, (known.get(name) ?? 0) + 1);
  const fields = [...known].map(([field, count]) => ({ field, missing: tracks.length - count }));
  return fields.sort((a, b) => a.missing - b.missing || (a.field < b.field ? -1 : 1)).slice(0, MOST_FACTS);
}

function amountOf(users: Int32Array, tracks: Int32Array): Amount {
  const different = (rows: Int32Array) => new Set(rows).size;
  return { events: users.length, users: different(users), tracks: different(tracks) };
}

function findings(
  raw: RawListening,
  { verdicts, rules }: Cleaned,
  rule: string,
): Pick<RuleFinding, "rows" | "byImport" | "examples"> {
  const code = rules.indexOf(rule) + 1;
  const byImport = new Map<string, number>();
  const first: number[] = [];
  let rows = 0;
  verdicts.forEach((verdict, p) => {
    if (verdict === 0 || verdict !== code) return;
    rows++;
    const id = raw.importAt(p);
    byImport.set(id, (byImport.get(id) ?? 0) + 1);
    if (first.length < EXAMPLES) first.push(p);
  });
  return { rows, byImport: Object.fromEntries(byImport), examples: first.map((p) => describeEvent(raw, p)) };
}

function describeEvent({ users, tracks, events }: RawListening, p: number): string {
  const { id, title, artist } = tracks[events.track[p]!]!;
  const name = title === null ? id : `${title}${artist === null ? "" : ` by ${artist}`}`;
  const at = Number.isNaN(events.at[p]!) ? "at an unknown time" : new Date(events.at[p]!).toISOString();
  const heard = Number.isNaN(events.duration[p]!) ? "" : `, ${Number(events.duration[p]!.toFixed(1))} s`;
  return `${users[events.user[p]!]}: ${EVENT_KINDS[events.kind[p]!]} of ${name}, ${at}${heard}`;
}

function sameFinding({ tracks }: RawListening, same: readonly SameTracks[], on: boolean): CleaningReport["same"] {
  const names = new Map(tracks.map((track) => [track.id, track]));
  const nameOf = (id: string) => [names.get(id)?.title ?? id, names.get(id)?.artist].filter(Boolean).join(" by ");
  const pairs = same.flatMap(({ kept, merged }) => merged.map((each) => ({ ...each, kept })));
  return {
    on,
    tracks: pairs.length,
    examples: pairs
      .slice(0, EXAMPLES)
      .map(({ id, kept, why }) => `${nameOf(id)} (${id}) is taken for ${nameOf(kept)} (${kept}): ${why}`),
  };
}
