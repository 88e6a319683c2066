import { factColumns } from "../../dataset/catalogue.js";
import type { Facts } from "../../sources/source.js";
import type { FactRule } from "./fact-rule.js";

/** What was found wrong with one fact, for one reason. */
export interface FactsFound {
  readonly rule: string;
  /** The fact's name. */
  readonly fact: string;
  readonly why: string;
  /** Cells that were taken for unknown. */
  readonly cells: number;
  readonly examples: readonly string[];
}

/** Facts of tracks, and what was taken away from them. */
export interface CleanedFacts {
  /** By track. */
  readonly facts: readonly Facts[];
  readonly found: readonly FactsFound[];
}

interface FactsOfTrack {
  readonly id: string;
  readonly facts: Facts;
}

const EXAMPLES = 3;

/**
 * Takes cells for unknown that say nothing true, rule by rule until none finds anything more: cleaned again, the facts stay as they are.
 *
 * @param firstPlayed by track, in milliseconds since 1970 UTC; NaN where unknown
 */
export function cleanFacts(tracks: readonly FactsOfTrack[], firstPlayed: Float64Array, rules: readonly FactRule[]): CleanedFacts {
  const given = factColumns(tracks.map(({ facts }) => facts));
  const columns = given.map(({ name, cells }) => ({ name, cells: [...cells] }));
  const found: FactsFound[] = [];
  const touched = new Map<number, Record<string, string | number>>();
  for (let before = -1; before < found.length; ) {
    before = found.length;
    for (const rule of rules) {
      for (const { column, why, rows } of rule.find({ columns, firstPlayed })) {
        const { name, cells } = columns[column]!;
        found.push({ rule: rule.name, fact: name, why, cells: rows.length, examples: examplesOf(tracks, name, rows) });
        for (const row of rows) {
          cells[row] = null;
          const facts = touched.get(row) ?? { ...tracks[row]!.facts };
          delete facts[name];
          touched.set(row, facts);
        }
      }
    }
  }
  return { facts: tracks.map(({ facts }, row) => touched.get(row) ?? facts), found };
}

/** Of the first tracks by id, so that the order of rows does not matter. */
function examplesOf(tracks: readonly FactsOfTrack[], name: string, rows: readonly number[]): string[] {
  const some = rows.map((row) => tracks[row]!).sort((a, b) => (a.id < b.id ? -1 : 1));
  return some.slice(0, EXAMPLES).map(({ id, facts }) => `${id}: ${name} ${facts[name]}`);
}
