import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, it } from "vitest";
import { json, run, temporaryFolder } from "./segue.js";

const folder = temporaryFolder();
const where = { cwd: folder };

/** 200 sessions, one a line, that go round in nine tracks. */
beforeAll(async () => {
  mkdirSync(folder, { recursive: true });
  const round = Array.from({ length: 200 }, (_, s) => Array.from({ length: 4 + (s % 3) }, (_, i) => `t${(s + i) % 9}`));
  writeFileSync(join(folder, "sessions.txt"), round.map((session) => session.join(" ")).join("\n"));
  await json(["import", "sessions.txt"], where);
  await json(["train", "session-knn"], where);
  await json(["models", "promote", "session-knn"], where);
});

interface Next {
  readonly items: readonly string[];
  readonly scores: readonly number[];
}

it("sessions keep their order of play, and the latest are judged track by track", async () => {
  interface Judged {
    readonly model: string;
    readonly users: number;
    readonly cases: number;
    readonly metrics: Readonly<Record<string, { readonly value: number }>>;
  }
  const args = ["session-knn", "sequential-rules", "popularity", "--split", "sessions:0.8,0.1,0.1", "--k", "1"];
  const judged = await json<Judged>(["evaluate", ...args], where);
  // 7 × 4, 7 × 5 and 6 × 6 tracks, less one for each session.
  for (const each of judged) expect(each).toMatchObject({ users: 20, cases: 79 });
  const figures = judged.map(({ metrics }) => metrics["hit@1"]!.value);
  expect(figures.slice(0, 2)).toEqual([1, 1]);
  expect(figures[2]).toBeLessThan(0.3);
});

it("says because of which tracks of the session each is there, where that is asked", async () => {
  writeFileSync(join(folder, "why.jsonl"), '{"session":["t1","t2","t3"]}\n{"session":["nobody"]}\n');
  const [known, unknown] = await json<Next & { reasons?: { how: string; because: { track: string }[] }[] }>(
    "next --sessions why.jsonl -n 2 --explain --reasons 1".split(" "),
    where,
  );
  expect(known!.reasons).toHaveLength(2);
  expect(known!.items[0]).toBe("t4");
  expect(known!.reasons![0]).toMatchObject({ because: [{ track: expect.stringMatching(/^t[123]$/) }] });
  expect(unknown!.reasons).toBeUndefined();
});

it("what comes next in many sessions is a line for each", async () => {
  const lines = [
    '{"session":["t1","t2","t3"],"session_id":7}',
    "",
    '{"session":["t8"]}',
    '{"session":["nobody knows"]}',
    '{"session":[]}',
  ];
  writeFileSync(join(folder, "ask.jsonl"), lines.join("\n"));
  const [told] = await json(["next", "--sessions", "ask.jsonl", "-n", "3", "--out", "next.jsonl"], where);
  expect(told).toEqual({ sessions: 4, n: 3, out: "next.jsonl" });
  const answers = readFileSync(join(folder, "next.jsonl"), "utf8")
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as Next);
  expect(answers.map(({ items }) => items[0])).toEqual(["t4", "t0", expect.any(String), expect.any(String)]);
  for (const { items, scores } of answers) {
    expect([items.length, scores.length]).toEqual([3, 3]);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
  }
  expect(await json<Next>(["next", "--sessions", "ask.jsonl", "-n", "3", "--model", "session-knn"], where)).toEqual(answers);
});

it("refuses a file that holds something else, by line, and writes nothing", async () => {
  for (const [text, reason] of [
    ['{"session":["t1"]}\n{"session":"t1"}', /line 2: no list of track ids/],
    ["t1 t2", /line 1: this is no JSON/],
    ['{"session":["t1",null]}', /session\.1 is no track id \(found null\)/],
  ] as const) {
    writeFileSync(join(folder, "bad.jsonl"), text);
    const { status, stderr } = await run(["next", "--sessions", "bad.jsonl", "--out", "bad-next.jsonl"], where);
    expect(status).toBe(2);
    expect(stderr).toMatch(reason);
    expect(() => readFileSync(join(folder, "bad-next.jsonl"))).toThrow();
  }
});
