import { type SparseRow, zeros } from "@segue/kernels";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Query, Recommender } from "../src/algorithms/algorithm.js";
import { createIdIndex } from "../src/dataset/id-index.js";
import { type MixPart, mixByScore } from "../src/pipeline/mix.js";
import { createRanking } from "../src/pipeline/rank.js";
import { recommend } from "../src/pipeline/recommend.js";
import { excludeHeard } from "../src/pipeline/rules/exclude-heard.js";
import { standardScores } from "../src/pipeline/standard-scores.js";

const history = (...tracks: number[]): SparseRow => ({
  indices: Int32Array.from(tracks),
  values: Float32Array.from(tracks, (track) => track + 1),
});

/** A part that scores its tracks as it is told, and remembers what it was asked. */
function part(scores: Readonly<Record<string, number>>, weight = 1) {
  const ids = Object.keys(scores).sort();
  const asked: Query[] = [];
  const recommender: Recommender = {
    async score(queries) {
      asked.push(...queries);
      const out = zeros(queries.length, ids.length);
      queries.forEach((_, row) => {
        out.data.set(
          Float32Array.from(ids, (id) => scores[id]!),
          row * ids.length,
        );
      });
      return out;
    },
    files: () => ({ tensors: {} }),
  };
  const popularity = Float32Array.from(ids, (_, row) => row + 1);
  const model = { recommender, popularity, ranking: createRanking(popularity) };
  return { model, tracks: createIdIndex(ids), weight, asked } satisfies MixPart & { asked: Query[] };
}

async function namesOf(parts: readonly MixPart[], heard: readonly string[], n = 10): Promise<string[]> {
  const mix = mixByScore(parts);
  const rows = heard.map((id) => mix.tracks.indexOf(id)!).sort((a, b) => a - b);
  const [answer] = await recommend(mix, [{ history: history(...rows) }], n, [excludeHeard]);
  return answer!.items.map(({ track }) => mix.tracks.ids[track]!);
}

describe("standard scores", () => {
  it("have mean 0 and deviation 1 over what was not heard, whatever the heard ones score", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 4, maxLength: 50 }),
        fc.integer({ min: 0, max: 3 }),
        (values, heard) => {
          const standard = standardScores(Float32Array.from(values), Int32Array.of(heard));
          const rest = [...standard].filter((_, track) => track !== heard);
          const mean = rest.reduce((sum, z) => sum + z, 0) / rest.length;
          const squares = rest.reduce((sum, z) => sum + z * z, 0) / rest.length;
          const same = new Set(values.filter((_, track) => track !== heard)).size === 1;
          expect(mean).toBeCloseTo(0, 4);
          expect(squares).toBeCloseTo(same ? 0 : 1, 4);
        },
      ),
    );
  });

  it("say nothing where all scores are the same, or no number", () => {
    expect([...standardScores(Float32Array.of(0.1, 0.1, 0.1), Int32Array.of())]).toEqual([0, 0, 0]);
    expect([...standardScores(Float32Array.of(Number.NaN, 1, 3), Int32Array.of())]).toEqual([0, -1, 1]);
    expect([...standardScores(Float32Array.of(7), Int32Array.of(0))]).toEqual([0]);
  });
});

describe("a mix by score", () => {
  const liked = { a: 9, b: 3, c: 2, d: 1, e: 0 };
  const other = { a: 0, b: 1, c: 2, d: 3, e: 9 };

  it("ranks as its only part, and as two parts that agree, whatever the size of their numbers", async () => {
    expect(await namesOf([part(liked)], ["c"])).toEqual(["a", "b", "d", "e"]);
    const larger = Object.fromEntries(Object.entries(liked).map(([id, score]) => [id, 1000 * score - 77]));
    expect(await namesOf([part(liked), part(larger)], ["c"])).toEqual(["a", "b", "d", "e"]);
  });

  it("lets the greater weight decide", async () => {
    expect((await namesOf([part(liked, 0.9), part(other, 0.1)], ["c"]))[0]).toBe("a");
    expect((await namesOf([part(liked, 0.1), part(other, 0.9)], ["c"]))[0]).toBe("e");
  });

  it("holds tracks of any part, one that others do not know as high as their mean", async () => {
    const knowsMore = part({ a: 0, b: 0, c: 0, x: 10, y: -10 });
    expect(await namesOf([part(liked), knowsMore], ["c"])).toEqual(["x", "a", "b", "d", "e", "y"].sort(order));
    function order(a: string, b: string): number {
      const score: Record<string, number> = { ...zOf(liked, "c"), x: 0, y: 0 };
      const more: Record<string, number> = { d: 0, e: 0, ...zOf({ a: 0, b: 0, x: 10, y: -10 }) };
      return score[b]! + more[b]! - (score[a]! + more[a]!);
    }
  });

  it("asks each part about what it knows of the history, and leaves out a part that knows nothing of it", async () => {
    const [one, two] = [part(liked), part({ c: 1, d: 2, x: 3, y: 0 }, 100)];
    const mix = mixByScore([one, two]);
    expect(mix.tracks.ids).toEqual(["a", "b", "c", "d", "e", "x", "y"]);
    const scores = await mix.recommender.score([{ history: history(0, 2, 5) }, { history: history(0) }]);
    expect(one.asked.map((query) => [...query.history.indices])).toEqual([[0, 2], [0]]);
    expect(two.asked).toEqual([{ history: { indices: Int32Array.of(0, 2), values: Float32Array.of(3, 6) } }]);
    const alone = zOf(liked, "a");
    expect(scores.data[7 + 1]).toBeCloseTo(alone.b!, 5);
    expect(scores.data[7 + 5]).toBe(0);
  });

  it("gives a listener whom no part knows what most listeners heard, as the part with the most of them counts", async () => {
    const mix = mixByScore([part({ a: 0, b: 0 }), part({ b: 0, c: 0, d: 0 })]);
    expect([...mix.popularity]).toEqual([1, 2, 2, 3]);
    const [answer] = await recommend(mix, [{ history: history() }], 2, []);
    expect([answer!.basis, answer!.items.map(({ track }) => mix.tracks.ids[track])]).toEqual(["popularity", ["d", "b"]]);
  });
});

/** z-scores by the definition, over all but the one that was heard. */
function zOf(scores: Readonly<Record<string, number>>, heard?: string): Record<string, number> {
  const rest = Object.entries(scores).filter(([id]) => id !== heard);
  const mean = rest.reduce((sum, [, score]) => sum + score, 0) / rest.length;
  const deviation = Math.sqrt(rest.reduce((sum, [, score]) => sum + (score - mean) ** 2, 0) / rest.length);
  return Object.fromEntries(rest.map(([id, score]) => [id, (score - mean) / deviation]));
}
