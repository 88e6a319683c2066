import { SegueError } from "../errors.js";
import { setsByKind } from "../hearing/feature-sets.js";

/** What a model reads of a track; it is stored with the model. */
export type Reading = ContentReading | WordReading | FactReading;

/** Its sound or its cover, by sets of features. */
export interface ContentReading {
  readonly what: "sound" | "covers";
  readonly sets: readonly string[];
}

/** Its lyrics and captions, or what people tagged it. */
export interface WordReading {
  readonly what: "words" | "tags";
  readonly sets: readonly string[];
  /** How much the terms of each row tell, by how few of the texts that were learned from hold them; empty where terms are not read. */
  readonly rarity: readonly number[];
  /** Tags that are left out, in small letters: those that were to be learned. */
  readonly without: readonly string[];
}

/** Numbers that are known of it, by name, and what is taken where one is not known. */
export interface FactReading {
  readonly what: "facts";
  readonly names: readonly string[];
  readonly means: readonly number[];
}

/** What is to be read, before anything was. */
export interface ReadingPlan {
  readonly what: Reading["what"];
  /** Sets of features; of facts none. */
  readonly sets: readonly string[];
}

/** What is read of each kind unless somebody names sets: by networks, and by what is described by statistics. */
const USUAL: Readonly<Record<Reading["what"], Readonly<Record<"network" | "other", readonly string[]>>>> = {
  sound: {
    network: ["mel-sketch"],
    other: ["mfcc", "chroma", "centroid", "bandwidth", "rolloff", "contrast", "flatness", "zero-crossings", "rms"],
  },
  covers: { network: ["pixels"], other: ["colour", "layout", "edges"] },
  words: alike(["terms", "mood-words", "word-vectors"]),
  tags: alike(["terms", "word-vectors"]),
  facts: alike([]),
};

function alike(sets: readonly string[]) {
  return { network: sets, other: sets };
}

/** What a wish means: a word (sound, covers, words, tags, facts), or sets of features of one kind. Throws `invalid-request` for sets that do not exist, `invalid-parameter` for sets of several kinds. */
export function planReading(reads: string | undefined, isNetwork: boolean): ReadingPlan {
  const names = (reads ?? "sound").split(",").map((name) => name.trim());
  const [first] = names as [string];
  if (names.length === 1 && Object.hasOwn(USUAL, first)) {
    const what = first as Reading["what"];
    return { what, sets: USUAL[what][isNetwork ? "network" : "other"] };
  }
  const { sound, cover, text } = setsByKind(names);
  const kinds = (
    [
      ["sound", sound],
      ["covers", cover],
      ["words", text],
    ] as const
  ).filter(([, sets]) => sets.length > 0);
  if (kinds.length === 1) return { what: kinds[0]![0], sets: names };
  const told = kinds.map(([what, [set]]) => `${set!.name} of ${what}`).join(", ");
  throw new SegueError("invalid-parameter", `reads: what is told of a track is of different kinds: ${told}.`, {
    hint: "Read one kind: sets of sound, of covers, or of words (GET /v1/features tells which is which).",
  });
}

/** What a wish says to read the same again: the word where its sets are the usual ones, otherwise their names. */
export function wishOf(reading: Reading, isNetwork: boolean): string {
  if (reading.what === "facts" || reading.what === "tags") return reading.what;
  const usual = USUAL[reading.what][isNetwork ? "network" : "other"];
  return usual.join() === reading.sets.join() ? reading.what : reading.sets.join();
}

/** What a model reads, in words: sets of features, or names of facts. */
export const namesRead = (reading: Reading): readonly string[] => (reading.what === "facts" ? reading.names : reading.sets);
