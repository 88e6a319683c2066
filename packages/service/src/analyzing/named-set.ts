import type { Labels } from "@segue/engine";
import type { Said } from "./labels/source.js";

/** What is said of tracks as numbers of classes. */
export interface NamedLabels {
  readonly classes: readonly string[];
  readonly tracks: readonly string[];
  labelsOf(rows: readonly string[]): Labels;
  /** Classes of too few tracks. */
  readonly small: readonly string[];
}

/** Classes and labels that at least so many tracks are of, ascending by name, and the tracks that are of one. Spellings that differ only in capitals are one. */
export function namedLabels(said: Said, least: number): NamedLabels {
  if (said.kind === "numbers") {
    const { names: classes, of } = said;
    const labelsOf = (rows: readonly string[]): Labels => ({
      kind: "numbers",
      of: Float32Array.from(rows.flatMap((track) => of.get(track)!)),
    });
    return { classes, tracks: [...of.keys()], labelsOf, small: [] };
  }
  const spelled = spellings(said.of);
  const all = [...spelled].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, own]) => own);
  const classes = all.filter(({ tracks }) => tracks >= least).map(({ name }) => name);
  const number = new Map(classes.map((name, c) => [name.toLowerCase(), c]));
  const numbersOf = (track: string) => {
    const own = [...said.of.get(track)!].map((word) => number.get(word.toLowerCase())).filter((c) => c !== undefined);
    return [...new Set(own)].sort((a, b) => a - b);
  };
  const small = all.filter(({ tracks }) => tracks < least).map(({ name }) => name);
  // A track of two classes belongs to neither for sure; where several labels may apply, none of them may, too.
  const tracks = [...said.of.keys()].filter((track) => said.several || numbersOf(track).length === 1);
  return {
    classes,
    tracks,
    small,
    labelsOf: (rows) => (said.several ? several(rows, numbersOf, classes.length) : one(rows, numbersOf)),
  };
}

type NumbersOf = (track: string) => readonly number[];

const one = (rows: readonly string[], numbersOf: NumbersOf): Labels => ({
  kind: "one",
  of: Int32Array.from(rows, (track) => numbersOf(track)[0]!),
});

function several(rows: readonly string[], numbersOf: NumbersOf, classes: number): Labels {
  const of = new Uint8Array(rows.length * classes);
  rows.forEach((track, i) => {
    for (const c of numbersOf(track)) of[i * classes + c] = 1;
  });
  return { kind: "several", of };
}

/** By the word in small letters how it is spelled most often, and how many tracks are of it. */
function spellings(of: ReadonlyMap<string, ReadonlySet<string>>): Map<string, { name: string; tracks: number }> {
  const counts = new Map<string, Map<string, number>>();
  for (const words of of.values())
    for (const word of words) {
      const own = counts.get(word.toLowerCase()) ?? new Map<string, number>();
      counts.set(word.toLowerCase(), own.set(word, (own.get(word) ?? 0) + 1));
    }
  return new Map(
    [...counts].map(([key, own]) => {
      const [[name]] = [...own].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)) as [[string, number]];
      return [key, { name, tracks: [...own.values()].reduce((sum, n) => sum + n, 0) }];
    }),
  );
}
