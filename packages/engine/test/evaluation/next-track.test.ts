import { createRandom, denseRow, zeros } from "@segue/kernels";
import { expect, it } from "vitest";
import type { Query, Scorer } from "../../src/algorithms/algorithm.js";
import { compare } from "../../src/evaluation/compare.js";
import { evaluate } from "../../src/evaluation/evaluate.js";
import { parseSplit } from "../../src/evaluation/splits/parse.js";
import { datasetOf, type Heard } from "./datasets.js";

const DAY = 86_400_000;
const TRACKS = ["a", "b", "c", "d", "e"];

/** A session of these tracks, a minute apart, on a day. */
const session = (user: string, day: number, tracks: string): Heard[] =>
  [...tracks].map((track, i) => ({ user, track, at: DAY * day + 60_000 * i }));

/** Names the track after the last one in the alphabet, then the last one again. */
const alphabet = (asked: Query[] = []): Scorer => ({
  async score(queries) {
    asked.push(...queries);
    const out = zeros(queries.length, TRACKS.length);
    queries.forEach(({ session }, q) => {
      const last = session!.at(-1)!;
      denseRow(out, q)[(last + 1) % TRACKS.length] = 2;
      denseRow(out, q)[last] = 1;
    });
    return out;
  },
});

const heard = [
  ...session("ann", 1, "ae"),
  ...session("bob", 2, "ab"),
  ...session("cat", 3, "cc"),
  ...session("ann", 8, "abcd"),
  ...session("bob", 9, "bb"),
];
const split = parseSplit("sessions:0.4,0.2,0.4").split(datasetOf(heard, TRACKS), createRandom(1));
const judged = (recommender: Scorer, part: "validation" | "test" = "test") =>
  evaluate({ recommender, split, part, k: [1, 2], random: createRandom(2), perListener: true });

it("every next track is a case, tracks that were heard before too, and all cases count the same", async () => {
  const { users, cases, metrics, perListener } = await judged(alphabet());
  expect([users, cases]).toEqual([2, 4]);
  // Ann's three are right at once; Bob's repeat comes second.
  expect(metrics["hit@1"]!.value).toBe(0.75);
  expect(metrics["mrr@2"]!.value).toBe((3 + 1 / 2) / 4);
  expect(perListener!.ids).toEqual(["ann", "bob"]);
  expect([...perListener!.cases]).toEqual([3, 1]);
  expect([...perListener!.values["hit@1"]!]).toEqual([1, 0]);
  // Listeners are drawn whole: both twice, or one of them.
  expect([metrics["hit@1"]!.low, metrics["hit@1"]!.high]).toEqual([0, 1]);
});

it("a query knows the session so far, and what the listener played before it", async () => {
  const asked: Query[] = [];
  await judged(alphabet(asked));
  const letters = (rows: Iterable<number>) => Array.from(rows, (row) => TRACKS[row]).join("");
  expect(asked.map(({ session }) => letters(session!))).toEqual(["a", "ab", "abc", "b"]);
  expect(asked.map(({ sequence }) => letters(sequence!))).toEqual(["aea", "aeab", "aeabc", "abb"]);
  expect(asked.map(({ history }) => letters(history.indices))).toEqual(["ae", "abe", "abce", "ab"]);
  expect([...asked[0]!.history.values]).toEqual([2, 1]);
});

it("validation is judged by what is before it", async () => {
  const { users, cases, metrics } = await judged(alphabet(), "validation");
  expect([users, cases, metrics["hit@1"]!.value, metrics["hit@2"]!.value]).toEqual([1, 1, 0, 1]);
});

it("two are compared over all their cases", async () => {
  const nothing: Scorer = { score: async (queries) => zeros(queries.length, TRACKS.length) };
  const [worse, better] = [await judged(nothing), await judged(alphabet())];
  const { value } = compare(worse.perListener!, better.perListener!, "hit@1", createRandom(1));
  expect(value).toBeCloseTo(better.metrics["hit@1"]!.value - worse.metrics["hit@1"]!.value, 12);
});
