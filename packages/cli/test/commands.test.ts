import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { json, run, temporaryFolder, writePlays } from "./segue.js";

const where = { cwd: temporaryFolder() };

/** What `evaluate` tells of a model beside another one. */
interface Compared {
  readonly metrics: Record<string, { value: number }>;
  readonly difference?: {
    readonly against: string;
    readonly metrics: Record<string, { value: number; low: number; high: number; established: boolean }>;
  };
}

it("the whole loop, in the JSON that scripts rely on", async () => {
  writePlays(where.cwd);
  const [tried] = await json(["import", "plays.csv", "--dry-run"], where);
  expect(tried).toMatchObject({ rows: { read: 72 }, dryRun: true });
  expect(await json(["imports"], where)).toEqual([[]]);

  const [imported] = await json(["import", "plays.csv"], where);
  expect(imported).toMatchObject({ import: expect.any(String), rows: { read: 72, kept: 72, changed: 0, left: 0 }, rules: [] });
  const [again] = await json(["import", "plays.csv"], where);
  expect(again).toMatchObject({
    rows: { read: 72, kept: 0, changed: 0, left: 72 },
    rules: [{ rule: "already-imported", rows: 72 }],
  });

  const seconds = { load: expect.any(Number), train: expect.any(Number) };
  const [trained] = await json(["train", "item-knn"], where);
  const model = { model: "item-knn", version: 1, algorithm: "item-knn", dataset: expect.stringMatching(/^[0-9a-f]{64}$/) };
  expect(trained).toMatchObject({ ...model, seconds, peakRssMb: expect.any(Number) });

  const item = { track: expect.stringMatching(/^(jazz|rock)\d$/), score: expect.any(Number) };
  const [recommended] = await json(["recommend", "u1", "-n", "2"], where);
  expect(recommended).toMatchObject({ user: "u1", model: "item-knn", known: true, items: [item, item] });
  const [similar] = await json(["similar", "rock1", "-n", "2"], where);
  expect(similar).toMatchObject({ track: "rock1", model: "item-knn", items: [item, item] });
  const [found] = await json<{ id: string }[]>(["search", "jazz1"], where);
  expect(found![0]!.id).toBe("jazz1");

  const judged = await json(["evaluate", "popularity", "item-knn", "--k", "5", "--seed", "7"], where);
  const interval = { value: expect.any(Number), low: expect.any(Number), high: expect.any(Number) };
  expect(judged).toMatchObject(
    ["popularity", "item-knn"].map((name) => ({
      ...{ model: name, algorithm: name, split: "random:0.8,0.1,0.1", seed: 7, users: 12, metrics: { "recall@5": interval } },
      ...{ seconds: { train: expect.any(Number), score: expect.any(Number) }, peakRssMb: expect.any(Number) },
    })),
  );

  const comparison = await json<Compared>(["evaluate", "popularity", "item-knn", "als", "--against", "item-knn"], where);
  expect(comparison.map(({ difference }) => difference?.against)).toEqual(["item-knn", undefined, "item-knn"]);
  for (const { metrics, difference } of comparison.filter((each) => each.difference !== undefined)) {
    const { value, low, high, established } = difference!.metrics["ndcg@10"]!;
    expect(value).toBeCloseTo(metrics["ndcg@10"]!.value - comparison[1]!.metrics["ndcg@10"]!.value, 10);
    expect(established).toBe(low > 0 || high < 0);
  }
  const table = await run(["evaluate", "popularity", "item-knn"], where);
  expect(table.stdout).toMatch(/difference of ndcg@10\n.*\n.*[+−]0\.\d{4} ±0\.\d{4}/);
  expect(table.stderr).toContain("on the same listeners");

  expect(await json(["recommend", "--all", "-n", "2", "--out", "recs.csv"], where)).toMatchObject([{ users: 12, rows: 24 }]);
  expect(readFileSync(join(where.cwd, "recs.csv"), "utf8").trim().split("\n")).toHaveLength(25);
});

it("models are promoted, rolled back and deleted; keys made and revoked; jobs listed", async () => {
  await json(["train", "popularity"], where);
  expect(await json(["models", "promote", "popularity"], where)).toMatchObject([{ id: "home", model: "popularity", version: 1 }]);
  expect(await json(["models", "rollback"], where)).toMatchObject([{ id: "home", model: "item-knn", version: 1 }]);
  expect(await json(["models", "delete", "popularity"], where)).toMatchObject([{ id: "popularity@1" }]);
  expect(await json(["models", "list"], where)).toMatchObject([[{ id: "item-knn@1", deployments: ["home"] }]]);
  expect(await json(["models", "show", "item-knn"], where)).toMatchObject([{ id: "item-knn@1" }]);

  const [key] = await json<{ id: string; key: string }>(["keys", "create", "--name", "mine", "--scopes", "read"], where);
  expect(key).toMatchObject({ key: expect.stringMatching(/^segue_/), name: "mine", scopes: ["read"] });
  expect(JSON.stringify(await json(["keys"], where))).not.toContain(key!.key);
  expect(await json(["keys", "revoke", key!.id], where)).toMatchObject([{ id: key!.id, revoked: true }]);

  const [jobs] = await json<{ id: string; kind: string }[]>(["jobs"], where);
  expect(jobs!.map(({ kind }) => kind)).toContain("train");
  expect(await json(["jobs", "show", jobs![0]!.id], where)).toMatchObject([{ id: jobs![0]!.id, state: "done" }]);
});

it.each([
  ["recommend u1 -n 2", /track +title +artist +score\n1 +rock\d/],
  ["similar rock1", /track +title +artist +score\n1 +rock\d/],
  ["search jazz", /jazz\d/],
  ["models", /item-knn@1 +item-knn .* home/],
  ["imports", /plays\.csv +plays +72/],
  ["algorithms", /item-knn +Tracks/],
  ["algorithms als", /factors +\d+ +integer 1 … 1024/],
  ["jobs", /train +done +100 %/],
  ["keys", /admin/],
])("for people: segue %s", async (line, expected) => {
  const { status, stdout, stderr } = await run(line.split(" "), where);
  expect([status, stderr]).toEqual([0, ""]);
  expect(stdout).toMatch(expected);
});
