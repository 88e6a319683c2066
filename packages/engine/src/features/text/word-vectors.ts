/** Words and what they are near to, as vectors: of English, from newspapers and an encyclopedia. */
export interface WordVectors {
  readonly columns: number;
  /** Adds the vector of a word to a sum, by a weight of at most 1 that is the smaller the more frequent the word is; false where it is not known. */
  add(word: string, sum: Float64Array): boolean;
}

/** A word that makes up this share of a text counts half (the `a` of Arora, Liang & Ma). */
const HALF = 1e-3;
/** Euler's constant: 1 + 1/2 + … + 1/n is about ln(n) and this. */
const EULER = 0.5772;

let loaded: Promise<WordVectors> | undefined;

/** Unpacked when they are first asked for: 60,000 words, 3 MB. */
export function wordVectors(): Promise<WordVectors> {
  loaded ??= unpack();
  return loaded;
}

async function unpack(): Promise<WordVectors> {
  const { COLUMNS, VECTORS, WORDS } = await import("./word-vectors.gen.js");
  const numbers = new Int8Array(Buffer.from(VECTORS, "base64"));
  const words = WORDS.split(" ");
  const places = new Map(words.map((word, place) => [word, place]));
  const all = Math.log(words.length) + EULER;
  return {
    columns: COLUMNS,
    add(word, sum) {
      const place = places.get(word) ?? places.get(withoutEnding(word));
      if (place === undefined) return false;
      // Zipf: the n-th most frequent word makes up a share of all that falls as 1/n.
      const share = 1 / ((place + 1) * all);
      const weight = HALF / (HALF + share);
      for (let column = 0; column < COLUMNS; column++) sum[column]! += weight * numbers[place * COLUMNS + column]!;
      return true;
    },
  };
}

/** `don't` as `do`, `she's` as `she`: there such words are in two parts. */
const withoutEnding = (word: string) => word.replace(/n't$|'\p{L}+$/u, "");
