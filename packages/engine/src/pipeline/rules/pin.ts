import { type Static, Type } from "typebox";
import type { RankedTrack } from "../ranked-track.js";
import { trackIdSchema } from "./names.js";
import { defineRequestRule, type RuleContext } from "./rule.js";

const at = Type.Integer({ minimum: 1, maximum: 1000, description: "The position, from 1" });
const strict = { additionalProperties: false } as const;
const MOST = 100;

const config = Type.Object({
  tracks: Type.Array(Type.Object({ track: trackIdSchema, at }, strict), {
    maxItems: MOST,
    default: [],
    description: "Tracks by their ids, and where they go",
  }),
  artists: Type.Array(Type.Object({ artist: trackIdSchema, at }, strict), {
    maxItems: MOST,
    default: [],
    description: "Artists by their names: the track of theirs that scores best goes there",
  }),
});

export const pin = defineRequestRule({
  name: "pin",
  title: "Puts tracks at positions of the list, unless another rule removed them.",
  acts: "orders",
  config,
  needs: ["facts"],
  examples: [{ tracks: [{ track: "t000007", at: 1 }] }, { artists: [{ artist: "artist 2", at: 3 }] }],
  make(wish, context) {
    const pinned = pinner(wish, context);
    return {
      name: "pin",
      apply: () => 0,
      list: {
        reach: (n) => n,
        arrange(ranked, _, scores) {
          const first = pinned(scores);
          const rows = new Set(first.map(({ track }) => track));
          return { items: [...first, ...ranked.filter(({ track }) => !rows.has(track))], passed: [] };
        },
      },
    };
  },
});

/** Finds the tracks that go to a position, each once, by their scores. */
function pinner({ tracks, artists }: Static<typeof config>, context: RuleContext): (scores: Float32Array) => RankedTrack[] {
  const named = tracks.flatMap(({ track, at }) => ({ row: context.tracks.indexOf(track), at }));
  const artist = artists.length > 0 ? context.facts.texts("artist") : undefined;
  return (scores) => {
    const taken = new Map<number, number>();
    const take = (row: number | undefined, at: number) => {
      if (row !== undefined && scores[row]! > Number.NEGATIVE_INFINITY && !taken.has(row)) taken.set(row, at);
    };
    for (const { row, at } of named) take(row, at);
    for (const wish of artists) take(bestOf(artist!.codeOf(wish.artist), artist!.codes, scores, taken), wish.at);
    return [...taken].map(([track, at]) => ({ track, score: scores[track]!, pinned: at }));
  };
}

function bestOf(code: number, codes: Int32Array, scores: Float32Array, taken: ReadonlyMap<number, number>): number | undefined {
  let best: number | undefined;
  for (let row = 0; code >= 0 && row < codes.length; row++)
    if (codes[row] === code && !taken.has(row) && (best === undefined || scores[row]! > scores[best]!)) best = row;
  return best;
}
