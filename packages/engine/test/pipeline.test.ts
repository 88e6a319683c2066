import { type SparseRow, zeros } from "@segue/kernels";
import { Type } from "typebox";
import { describe, expect, test } from "vitest";
import type { Recommender } from "../src/algorithms/algorithm.js";
import { createRanking } from "../src/pipeline/rank.js";
import { recommend } from "../src/pipeline/recommend.js";
import { excludeHeard } from "../src/pipeline/rules/exclude-heard.js";
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
