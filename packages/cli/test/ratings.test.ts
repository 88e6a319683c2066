import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { json, run, temporaryFolder } from "./segue.js";

const where = { cwd: temporaryFolder() };

/** Thirty listeners of two kinds, each of whom has rated all but a few of twelve tracks of two kinds: 4 or 5, and 1 or 2. */
beforeAll(async () => {
  const lines = Array.from({ length: 30 }, (_, user) =>
    Array.from({ length: 12 }, (_, track) => track)
      .filter((track) => (track + user) % 4 !== 0)
      .map((track) => `u${user},t${track},${(track % 2 === user % 2 ? 4 : 1) + ((track + user) % 3 === 0 ? 1 : 0)}`),
  );
  writeFileSync(join(where.cwd, "ratings.csv"), `user_id,music_id,rating\n${lines.flat().join("\n")}\n`);
  await json(["import", "ratings.csv"], where);
  await json(["train", "item-knn", "--set", "similarity=pearson"], where);
});

describe("segue predict-rating", () => {
  it("tells a rating, from what it is known, and the scale", async () => {
    const [answer] = await json<{ rating: number; basis: string; model: string }>(["predict-rating", "u0", "t4"], where);
    expect(answer).toMatchObject({ user: "u0", track: "t4", model: "item-knn", basis: "neighbours" });
    expect(answer!.rating).toBeGreaterThan(3);
    const { status, stdout, stderr } = await run(["predict-rating", "u0", "t2"], where);
    expect({ status, stdout: stdout.trim() }).toEqual({ status: 0, stdout: "4.00" });
    expect(stderr).toContain("the listener's own rating; ratings are from 1 to 5");
  });

  it("says what to do where nothing predicts ratings", async () => {
    await json(["train", "popularity"], where);
    const { status, stderr } = await run(["predict-rating", "u0", "t4", "--model", "popularity"], where);
    expect(status).toBe(1);
    expect(stderr).toContain("popularity is no model that learned from ratings and predicts them");
    expect(stderr).toContain("similarity=pearson");
  });
});
