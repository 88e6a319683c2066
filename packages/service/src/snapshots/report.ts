import {
  algorithms,
  type Cleaned,
  type CleaningSettings,
  type DataShape,
  type Dataset,
  EVENT_KINDS,
  type FactsFound,
  type FilledFact,
  factRules,
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

/** What a rule about facts did. */
export interface FactFinding {
  readonly rule: string;
  readonly title: string;
  readonly reason: string;
  readonly on: boolean;
  readonly found: readonly Omit<FactsFound, "rule">[];
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
  /** What each rule about facts took for unknown. */
  readonly facts: readonly FactFinding[];
  /** How facts were filled; empty where that is switched off. */
  readonly filled: readonly FilledFact[];
  readonly shape: DataShape;
  readonly warnings: readonly Warning[];
  readonly support: readonly Support[];
}

/** Examples told of each rule. */
const EXAMPLES = 5;

export function reportOn(
  raw: RawListening,
  cleaned: Cleaned,
  { same, filled }: { readonly same: readonly SameTracks[]; readonly filled: readonly FilledFact[] },
  settings: CleaningSettings,
  dataset: Dataset,
): CleaningReport {
  const shape = shapeOf(dataset);
  return {
    before: amountOf(raw.events.user, raw.events.track),
    after: amountOf(dataset.events.user, dataset.events.track),
    rules: listenerRules.map(({ name, title, reason }) => {
      const { on, ...own } = settings[name]!;
      return { rule: name, title, reason, on, settings: own, ...findings(raw, cleaned, name) };
    }),
    same: sameFinding(raw, same, settings["same-track"]!.on),
    facts: factRules.map(({ name, title, reason }) => {
      const found = cleaned.facts.filter(({ rule }) => rule === name).map(({ rule: _, ...each }) => each);
      return { rule: name, title, reason, on: settings[name]!.on, found };
    }),
    filled,
    shape,
    warnings: warningsOf(shape),
    support: supportOf(algorithms, shape),
  };
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
