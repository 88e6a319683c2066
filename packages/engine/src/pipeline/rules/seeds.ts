import type { SparseRow } from "@segue/kernels";
import { Type } from "typebox";
import type { Query } from "../../algorithms/algorithm.js";
import { namesSchema } from "./names.js";
import { remove } from "./remove.js";
import { defineRequestRule, type RuleContext } from "./rule.js";

/** Tracks of an artist that stand for them: those that most know. */
const OF_ARTIST = 10;

export const seeds = defineRequestRule({
  name: "seeds",
  title: "Asks for what goes with tracks or artists, beside the listener's history or instead of it.",
  acts: "asks",
  config: Type.Object({
    tracks: namesSchema("Tracks by their ids", 200),
    artists: namesSchema("Artists by their names; the tracks of theirs that most know stand for them", 50),
    instead: Type.Boolean({ default: false, description: "Whether the history does not count at all" }),
    weight: Type.Number({
      exclusiveMinimum: 0,
      maximum: 1000,
      default: 1,
      description: "What all seeds together weigh beside all of the history",
    }),
  }),
  main: "tracks",
  needs: ["facts"],
  examples: [
    { tracks: ["t000001"], instead: true },
    { artists: ["artist 1"], weight: 2 },
  ],
  make({ tracks, artists, instead, weight }, context) {
    const named = tracks.flatMap((id) => context.tracks.indexOf(id) ?? []);
    const rows = [...new Set([...named, ...artists.flatMap((artist) => tracksOf(artist, context))])].sort((a, b) => a - b);
    return {
      name: "seeds",
      ask: (query) => (rows.length === 0 ? query : withSeeds(query, rows, { instead, weight })),
      // Who names a track knows it.
      apply: (scores) => named.reduce((removed, row) => removed + remove(scores, row), 0),
    };
  },
});

function tracksOf(artist: string, { facts, popularity }: RuleContext): number[] {
  const { codes, codeOf } = facts.texts("artist");
  const code = codeOf(artist);
  const rows = code < 0 ? [] : Array.from(codes.keys()).filter((row) => codes[row] === code);
  return rows.sort((a, b) => popularity[b]! - popularity[a]! || a - b).slice(0, OF_ARTIST);
}

function withSeeds(query: Query, rows: readonly number[], how: { readonly instead: boolean; readonly weight: number }): Query {
  // Seeds go on from each other: they are what is listened to now.
  if (how.instead) return { history: seedRow(rows, 1), sequence: Int32Array.from(rows), session: Int32Array.from(rows) };
  const total = query.history.values.reduce((sum, value) => sum + value, 0) || rows.length;
  const { sequence, session } = query;
  return {
    ...query,
    history: added(query.history, seedRow(rows, (how.weight * total) / rows.length)),
    ...(sequence === undefined ? {} : { sequence: Int32Array.from([...sequence, ...rows]) }),
    ...(session === undefined ? {} : { session: Int32Array.from([...session, ...rows]) }),
  };
}

const seedRow = (rows: readonly number[], value: number): SparseRow => ({
  indices: Int32Array.from(rows),
  values: new Float32Array(rows.length).fill(value),
});

/** The sum of two rows whose indices ascend. */
function added(a: SparseRow, b: SparseRow): SparseRow {
  const sums = new Map<number, number>();
  for (const { indices, values } of [a, b])
    indices.forEach((index, p) => void sums.set(index, (sums.get(index) ?? 0) + values[p]!));
  const all = [...sums].sort(([i], [j]) => i - j);
  return { indices: Int32Array.from(all, ([index]) => index), values: Float32Array.from(all, ([, value]) => value) };
}
