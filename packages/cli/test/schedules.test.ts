import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { json, run, temporaryFolder, writePlays } from "./segue.js";

const where = { cwd: temporaryFolder() };

it("what a training would take is told without training, and what would fit where it does not", async () => {
  writePlays(where.cwd);
  await json(["import", "plays.csv"], where);
  const [told] = await json(["train", "als", "--dry-run"], where);
  expect(told).toMatchObject({ seconds: expect.any(Number), bytes: expect.any(Number), free: expect.any(Number), fits: true });
  expect(await json(["models"], where)).toEqual([[]]);
  const narrow = { ...where, env: { SEGUE_MEMORY: "1MB" } };
  const { status, stderr } = await run(["train", "als", "--dry-run"], narrow);
  expect([status, stderr]).toEqual([0, expect.stringMatching(/als would take about \d+ s and \d+ MiB.*room for 1 MiB/)]);
  expect(stderr).toMatch(/It does not fit, and nothing else would/);
  const refused = await run(["train", "als"], narrow);
  expect([refused.status, refused.stderr]).toEqual([
    1,
    expect.stringMatching(/takes about \d+ MiB of memory; there is room for 1 MiB/),
  ]);
});

it("schedules are made, shown, paused, resumed, run and deleted", async () => {
  const made = await json(
    ["schedules", "create", "nightly", "item-knn", "--cron", "0 3 * * *", "--time-zone", "Europe/Berlin"],
    where,
  );
  expect(made).toMatchObject([
    {
      id: "nightly",
      algorithm: "item-knn",
      cron: "0 3 * * *",
      timeZone: "Europe/Berlin",
      promote: "not-worse",
      keep: 3,
      paused: false,
    },
  ]);
  const more = [
    "--events",
    "1000",
    "--percent",
    "10",
    "--every",
    "12h",
    "--promote",
    "always",
    "--set",
    "neighbours=5",
    "--as",
    "near",
  ];
  expect(await json(["schedules", "create", "growing", "item-knn", ...more], where)).toMatchObject([
    { events: 1000, percent: 10, every: 43_200, config: { neighbours: "5" }, as: "near", nextAt: null },
  ]);
  const { stdout } = await run(["schedules"], where);
  expect(stdout).toMatch(/growing +near +1000 new events or 10 % more events/);
  expect(stdout).toMatch(/nightly +item-knn +0 3 \* \* \* \(Europe\/Berlin\)/);

  expect(await json(["schedules", "run", "growing"], where)).toMatchObject([
    { schedule: "growing", model: "near", version: 1, promoted: true, removed: [] },
  ]);
  const [shown] = await json<{ runs: unknown[] }>(["schedules", "show", "growing"], where);
  expect(shown).toMatchObject({
    firings: 1,
    runs: [{ reason: "somebody asked for it", state: "done", model: "near@1", promoted: true }],
  });
  expect((await run(["schedules", "show", "growing"], where)).stdout).toMatch(/somebody asked for it +done +near@1 +yes/);

  expect(await json(["schedules", "pause", "nightly"], where)).toMatchObject([{ paused: true }]);
  expect(await json(["schedules", "resume", "nightly"], where)).toMatchObject([{ paused: false, cron: "0 3 * * *" }]);
  expect(await json(["schedules", "delete", "growing"], where)).toMatchObject([{ id: "growing" }]);
  expect(await json<unknown[]>(["schedules", "list"], where)).toMatchObject([[{ id: "nightly" }]]);
});

it("schedules write everybody's lists, too, and give away the newest", async () => {
  const create = ["schedules", "create", "lists", "--does", "lists", "--model", "near", "-n", "3", "--rule", "artist-cap=2"];
  expect(await json([...create, "--cron", "0 4 * * *"], where)).toMatchObject([
    { id: "lists", does: "lists", model: "near", n: 3, keep: 3, rules: { "artist-cap": { max: 2 } } },
  ]);
  expect((await run(["schedules"], where)).stdout).toMatch(/lists +lists by near +0 4 \* \* \*/);
  const early = await run(["schedules", "output", "lists", "lists.csv"], where);
  expect([early.status, early.stderr]).toEqual([1, expect.stringMatching(/no file.*segue schedules show/s)]);
  const [done] = await json<{ rows: number }>(["schedules", "run", "lists"], where);
  expect(done!.rows).toBeGreaterThan(0);
  await json(["schedules", "output", "lists", "lists.csv"], where);
  expect(readFileSync(join(where.cwd, "lists.csv"), "utf8").trimEnd().split("\n")).toHaveLength(1 + done!.rows);
  expect((await run(["schedules", "show", "lists"], where)).stdout).toMatch(/done +near@1/);
});

it("wrong schedules are refused with what to write", async () => {
  const refused = async (...args: string[]) => {
    const { status, stderr } = await run(["schedules", ...args], where);
    return { status, stderr };
  };
  expect(await refused("create", "x", "als")).toEqual({
    status: 2,
    stderr: expect.stringMatching(/neither a time.*\n.*0 3 \* \* \*/),
  });
  expect(await refused("create", "x", "als", "--cron", "whenever")).toMatchObject({
    status: 2,
    stderr: expect.stringMatching(/no cron/),
  });
  expect(await refused("create", "x", "als", "--events", "many")).toMatchObject({
    status: 2,
    stderr: expect.stringMatching(/--events/),
  });
  expect(await refused("show", "none")).toMatchObject({ status: 1, stderr: expect.stringMatching(/segue schedules list/) });
});
