import { createPool, createRandom, denseRow, denseTimesVector, type SparseRow, zeros } from "@segue/kernels";
import { Type } from "typebox";
import { describe, expect, test } from "vitest";
import type { Query, Recommender, Scorer } from "../src/algorithms/algorithm.js";
import { createRanking } from "../src/pipeline/rank.js";
import { recommend } from "../src/pipeline/recommend.js";
import { excludeHeard } from "../src/pipeline/rules/exclude-heard.js";
import { excludeTracks } from "../src/pipeline/rules/exclude-tracks.js";
import type { Rule } from "../src/pipeline/rules/rule.js";
import { conform, OneOf } from "../src/schema/conform.js";

const history = (...tracks: number[]): SparseRow => ({
  indices: Int32Array.from(tracks),
  values: new Float32Array(tracks.length).fill(1),
});

/** Scores tracks by how near they are to the first one of the history. */
const near: Recommender = {
  async score(queries) {
    const scores = zeros(queries.length, 5);
    queries.forEach((query, q) => {
      for (let track = 0; track < 5; track++) scores.data[q * 5 + track] = -Math.abs(track - query.history.indices[0]!);
    });
    return scores;
  },
  files: () => ({ tensors: {} }),
};
const popularity = Float32Array.of(1, 9, 3, 7, 5);
const model = { recommender: near, popularity, ranking: createRanking(popularity) };

describe("recommend", () => {
  test("ranks by score, leaves out what was heard, orders equal scores by popularity", async () => {
    const [answer] = await recommend(model, [{ history: history(2) }], 3, [excludeHeard]);
    expect(answer).toMatchObject({ basis: "model", removed: { "exclude-heard": 1 } });
    expect(answer!.items).toEqual([
      { track: 1, score: -1 },
      { track: 3, score: -1 },
      { track: 4, score: -2 },
    ]);
  });

  test("answers a listener of whom nothing is known with everybody's favourites, also in the middle of a batch", async () => {
    const answers = await recommend(model, [{ history: history(0) }, { history: history() }, { history: history(4) }], 2, [
      excludeHeard,
    ]);
    expect(answers.map(({ basis, items }) => [basis, ...items.map((item) => item.track)])).toEqual([
      ["model", 1, 2],
      ["popularity", 1, 3],
      ["model", 3, 2],
    ]);
    expect(popularity).toEqual(Float32Array.of(1, 9, 3, 7, 5));
  });

  test("gives fewer when there are no more", async () => {
    const [answer] = await recommend(model, [{ history: history(0, 1, 2, 3) }], 10, [excludeHeard]);
    expect(answer!.items.map((item) => item.track)).toEqual([4]);
  });
});

describe("recommend by products", () => {
  const random = createRandom("products");
  const [queries, dial] = [130, 40];
  /** Few whole numbers, so that many scores are equal, and exact in any order of summation. */
  const tracks = { rows: dial, cols: 3, data: Float32Array.from({ length: 3 * dial }, () => random.int(3) - 1) };
  /** The sum of the vectors of the history. */
  const listenerOf = ({ history }: Query) => {
    const sum = new Float32Array(3);
    for (const track of history.indices) for (let i = 0; i < 3; i++) sum[i]! += tracks.data[3 * track + i]!;
    return sum;
  };
  const vectors = {
    tracks,
    of: async (asked: readonly Query[]) => ({
      rows: asked.length,
      cols: 3,
      data: Float32Array.from(asked.flatMap((query) => [...listenerOf(query)])),
    }),
  };
  const score: Scorer["score"] = async (asked) => {
    const out = zeros(asked.length, dial);
    for (const [q, query] of asked.entries()) denseTimesVector(tracks, listenerOf(query), denseRow(out, q));
    return out;
  };
  const known = Float32Array.from({ length: dial }, (_, track) => (track % 10 === 9 ? Number.NEGATIVE_INFINITY : track % 4));
  const ranking = createRanking(known);
  const asked = Array.from({ length: queries }, (_, q) => ({
    history: history(...Array.from({ length: q % 8 }, (_, i) => (q + 5 * i) % dial).sort((a, b) => a - b)),
  }));

  test("answers as by rows of scores: what was heard and what is gone left out, equal scores by popularity, the nobodies among the others", async () => {
    const rules = [excludeHeard, excludeTracks([0, 7])];
    const byRows = await recommend({ recommender: { score }, popularity: known, ranking }, asked, 12, rules);
    const recommender = { vectors, score: () => Promise.reject(new Error("no rows are needed")) };
    expect(await recommend({ recommender, popularity: known, ranking }, asked, 12, rules)).toEqual(byRows);
    const pool = createPool(2);
    expect(await recommend({ recommender, popularity: known, ranking }, asked, 12, rules, pool)).toEqual(byRows);
    await pool.close();
  });

  test("scores rows where a rule wants them", async () => {
    const dislikeOdd: Rule = {
      name: "odd",
      apply(scores) {
        for (let track = 1; track < scores.length; track += 2) scores[track]! -= 1;
        return 0;
      },
    };
    const [answer] = await recommend({ recommender: { score, vectors }, popularity: known, ranking }, [asked[1]!], 40, [
      dislikeOdd,
    ]);
    const row = denseRow(await score([asked[1]!]), 0);
    expect(answer!.items.map((item) => item.score)).toEqual(answer!.items.map(({ track }) => row[track]! - (track % 2)));
  });
});

describe("conform", () => {
  const schema = Type.Object(
    {
      n: Type.Integer({ minimum: 1, default: 10 }),
      how: OneOf(["fast", "well"]),
      deep: Type.Optional(Type.Object({ x: Type.Number() })),
    },
    { additionalProperties: false },
  );

  test("fills in defaults and converts texts only when asked to", () => {
    expect(conform(schema, { how: "fast" })).toEqual({ value: { n: 10, how: "fast" } });
    expect(conform(schema, { how: "fast", n: "3" }, { convert: true })).toEqual({ value: { n: 3, how: "fast" } });
    expect(conform(schema, { how: "fast", n: "3" })).toHaveProperty("problems");
  });

  test.each([
    [{ how: "fast", n: 0 }, "n", /must be >= 1 \(found 0\)/],
    [{ how: "slowly" }, "how", /must be one of fast, well \(found "slowly"\)/],
    [{}, "how", /is missing/],
    [{ how: "fast", wat: 1 }, "wat", /is not known; known are n, how, deep/],
    [{ how: "fast", deep: { x: "y" } }, "deep.x", /must be number \(found "y"\)/],
  ])("tells what is wrong with %j", (input, path, message) => {
    expect(conform(schema, input)).toMatchObject({ problems: [{ path, message: expect.stringMatching(message) }] });
  });
});
