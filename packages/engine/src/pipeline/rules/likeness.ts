import type { RuleFacts } from "../rule-facts.js";
import type { RuleContext } from "./rule.js";

/** How alike two tracks are, from 0 to 1. */
export type Likeness = (a: number, b: number) => number;

/** By the model's own vectors (their cosine); where it has none by what is known of the tracks. */
export function likenessOf({ vectors, facts }: Pick<RuleContext, "vectors" | "facts">): Likeness {
  return vectors === undefined ? likenessByFacts(facts) : likenessByVectors(vectors);
}

function likenessByVectors({ cols, data }: NonNullable<RuleContext["vectors"]>): Likeness {
  const product = (a: number, b: number) => {
    let sum = 0;
    for (let f = 0; f < cols; f++) sum += data[a * cols + f]! * data[b * cols + f]!;
    return sum;
  };
  const lengths = new Map<number, number>();
  const length = (a: number) => {
    const known = lengths.get(a) ?? Math.sqrt(product(a, a));
    lengths.set(a, known);
    return known;
  };
  return (a, b) => Math.max(0, product(a, b) / (length(a) * length(b) || 1));
}

/** What the same artist, and the same of everything else that tracks share, are worth. */
const ARTIST = 0.6;

/** Tracks of one artist are alike, and those that share an album, a genre, a label… */
function likenessByFacts(facts: RuleFacts): Likeness {
  const artist = facts.texts("artist").codes;
  const shared = sharedFacts(facts).map((name) => facts.texts(name).codes);
  const same = (codes: Int32Array, a: number, b: number) => codes[a]! >= 0 && codes[a] === codes[b];
  return (a, b) => {
    const others = shared.reduce((sum, codes) => sum + Number(same(codes, a, b)), 0) / Math.max(1, shared.length);
    return ARTIST * Number(same(artist, a, b)) + (1 - ARTIST) * others;
  };
}

const known = new WeakMap<RuleFacts, readonly string[]>();
const WORDS = new Set(["title", "artist"]);

/** Facts that put tracks into groups: most tracks of which they are known share theirs with another one. */
function sharedFacts(facts: RuleFacts): readonly string[] {
  const before = known.get(facts);
  if (before !== undefined) return before;
  const found = facts.names.filter((name) => {
    const { codes, distinct } = facts.texts(name);
    return !WORDS.has(name) && distinct > 1 && 2 * distinct <= codes.reduce((count, code) => count + Number(code >= 0), 0);
  });
  known.set(facts, found);
  return found;
}
