import { describe, expect, it } from "vitest";
import type { Job } from "../../ports/jobs.js";
import type { Cuts } from "../../ports/retention.js";
import { eventRow, everythingIn, importRecord, importRows, NOW, ONE, OTHER, PLACE, play, trackRow } from "./rows.js";
import type { Under } from "./under.js";

const DAY = 86_400_000;
const KEPT: Cuts = { events: null, jobs: null, problems: null, audit: null, usage: null };
const NONE = { events: 0, users: 0, jobs: 0, problems: 0, audit: 0, usage: 0 };

const job = (id: string, finishedAt: number | null, more: Partial<Job> = {}): Job => ({
  id,
  workspace: ONE,
  kind: "train",
  input: {},
  resource: "",
  priority: 0,
  state: finishedAt === null ? "queued" : "done",
  cancelling: false,
  finishing: false,
  bytes: 0,
  progress: 0,
  estimate: null,
  expectedAt: null,
  doing: "",
  result: null,
  error: null,
  attempts: 1,
  createdAt: NOW - 90 * DAY,
  startedAt: null,
  finishedAt,
  ...more,
});

/** What is too old goes, and nothing else. */
export function describeRetention(under: Under): void {
  const retention = () => under().store.retention;
  const events = async (workspace: string) =>
    (await everythingIn(under, workspace)).events!.map(([user, track]) => `${user} ${track}`);
  const users = async (workspace: string) => (await everythingIn(under, workspace)).users!.map(([user]) => user);
  const removeEvents = (before: number) => retention().removeEvents(ONE, before, async () => {});

  describe("retention", () => {
    it("keeps what was set", async () => {
      expect(await retention().periods(ONE)).toBeUndefined();
      await retention().setPeriods(ONE, { events: 3 }, NOW);
      await retention().setPeriods(ONE, { events: 4, jobs: null }, NOW);
      expect(await (await under().reopen()).retention.periods(ONE)).toEqual({ events: 4, jobs: null });
      expect(await retention().periods(OTHER)).toBeUndefined();
    });

    it("is due once in each period, and tells one of all who ask", async () => {
      const claims = async (at: number) =>
        (await Promise.all(Array.from({ length: 5 }, () => retention().claim(ONE, at, DAY)))).filter((told) => told).length;
      expect([await claims(NOW), await claims(NOW + DAY - 1)]).toEqual([0, 0]);
      expect([await claims(NOW + DAY), await claims(NOW + DAY + 1), await claims(NOW + 3 * DAY)]).toEqual([1, 0, 1]);
    });

    it("removes old events by their time, or by when they came in, and listeners of whom nothing is left", async () => {
      const { store } = under();
      await importRows(under, ONE, importRecord("i1", { createdAt: NOW - 5 * DAY }), [
        eventRow("ann", "untimed"),
        eventRow("ann", "timed", { at: NOW }),
        eventRow("bob", "old", { at: NOW - 9 * DAY }),
        eventRow("eve", "old", { at: NOW - 9 * DAY }),
        eventRow("dan", "old", { at: NOW - 9 * DAY }),
        eventRow("tim", "old", { at: NOW - 9 * DAY }),
        { type: "user", ...PLACE, user: "eve", facts: { age: 33 } },
        { type: "friend", ...PLACE, user: "zoe", friend: "dan" },
        { type: "tag", ...PLACE, track: "old", tag: "t", user: "tim" },
        trackRow("old", "Song"),
      ]);
      await store.events.add(ONE, [play("cleo", "late", { at: null })], NOW - 5 * DAY);
      await store.events.add(ONE, [play("flo", "late", { at: null })], NOW);
      await importRows(under, OTHER, importRecord("i2"), [eventRow("bob", "old", { at: NOW - 9 * DAY })]);
      const before = NOW - 3 * DAY;
      expect(await retention().count(ONE, { ...KEPT, events: before })).toEqual({ ...NONE, events: 6, users: 2 });
      const revision = await store.events.revision(ONE);
      expect(await retention().unsettled(ONE)).toBe(false);
      expect(await removeEvents(before)).toEqual({ events: 6, users: 2 });
      expect(await retention().unsettled(ONE)).toBe(true);
      expect(await events(ONE)).toEqual(["ann timed", "flo late"]);
      expect(await users(ONE)).toEqual(["ann", "dan", "eve", "flo", "tim", "zoe"]);
      expect(await events(OTHER)).toEqual(["bob old"]);
      expect(await store.tracks.get(ONE, "old")).toMatchObject({ title: "Song" });
      expect(await store.events.revision(ONE)).toBeGreaterThan(revision);
      expect(await removeEvents(before)).toEqual({ events: 0, users: 0 });
      await retention().settle(ONE);
      expect(await retention().unsettled(ONE)).toBe(false);
    });

    it("removes nothing that is young, and changes nothing then", async () => {
      await under().store.events.add(ONE, [play("ann", "t1")], NOW);
      const revision = await under().store.events.revision(ONE);
      expect(await removeEvents(NOW)).toEqual({ events: 0, users: 0 });
      expect(await under().store.events.revision(ONE)).toBe(revision);
      expect(await retention().unsettled(ONE)).toBe(false);
    });

    it("goes through many listeners and imports", async () => {
      const rows = Array.from({ length: 1300 }, (_, i) => eventRow(`u${i}`, "t", { at: i % 3 === 0 ? NOW : NOW - 9 * DAY }));
      await importRows(under, ONE, importRecord("i1"), rows.slice(0, 700));
      await importRows(under, ONE, importRecord("i2"), rows.slice(600));
      expect(await removeEvents(NOW - DAY)).toEqual({ events: 932, users: 866 });
      expect(await events(ONE)).toHaveLength(468);
    });

    it("removes jobs that ended long ago, with their logs", async () => {
      const { jobs } = under().store;
      await jobs.add(job("old", NOW - 9 * DAY));
      await jobs.add(job("young", NOW - DAY));
      await jobs.add(job("waiting", null));
      await jobs.add(job("theirs", NOW - 9 * DAY, { workspace: OTHER }));
      await jobs.log("old", { at: NOW, text: "a line" });
      await jobs.log("young", { at: NOW, text: "a line" });
      expect(await retention().count(ONE, { ...KEPT, jobs: NOW - 3 * DAY })).toEqual({ ...NONE, jobs: 1 });
      expect(await retention().removeJobs(ONE, NOW - 3 * DAY)).toBe(1);
      expect((await jobs.list(ONE, 9)).map(({ id }) => id)).toEqual(["waiting", "young"]);
      expect((await jobs.logOf(ONE, "young", { limit: 9 })).items).toHaveLength(1);
      await jobs.add(job("old", null));
      expect((await jobs.logOf(ONE, "old", { limit: 9 })).items).toEqual([]);
      expect(await jobs.list(OTHER, 9)).toHaveLength(1);
    });

    it("removes what imports did not take, and keeps the counts", async () => {
      const { imports } = under().store;
      const rules = [{ rule: "no-user", outcome: "refused", rows: 1, examples: ["plays.csv, line 2"] }] as const;
      const problem = { type: "problem", ...PLACE, rule: "r", outcome: "refused", reason: "r", remedy: "r" } as const;
      for (const [id, createdAt] of [
        ["old", NOW - 9 * DAY],
        ["young", NOW],
      ] as const) {
        const stage = await imports.stage(ONE, id);
        await stage.add([eventRow("ann", "t1")]);
        await stage.addProblems([problem]);
        await stage.publish(importRecord(id, { createdAt, rules, contentHash: id }));
      }
      expect(await retention().count(ONE, { ...KEPT, problems: NOW - DAY })).toEqual({ ...NONE, problems: 1 });
      expect(await retention().removeProblems(ONE, NOW - DAY)).toBe(1);
      const of = async (id: string) => [
        (await imports.problems(ONE, id, { limit: 9 })).items.length,
        (await imports.get(ONE, id))!.rules,
      ];
      expect(await of("old")).toEqual([0, [{ ...rules[0], examples: [] }]]);
      expect(await of("young")).toEqual([1, rules]);
    });

    it("removes old counts of what was used", async () => {
      const { usage, workspaces } = under().store;
      await workspaces.add({ id: ONE, createdAt: NOW });
      const none = { requests: 1, refused: 0, failed: 0, answers: 0, events: 0, seconds: 0, bytesOut: 0 };
      for (const day of ["2023-11-01", "2023-11-13", "2023-11-14"])
        await usage.add([{ ...none, workspace: ONE, day, key: "", model: "" }]);
      const before = Date.parse("2023-11-13T12:00:00Z");
      expect(await retention().count(ONE, { ...KEPT, usage: before })).toEqual({ ...NONE, usage: 1 });
      expect(await retention().removeUsage(ONE, before)).toBe(1);
      expect((await usage.sum(ONE, { from: "2023-01-01", to: "2024-01-01" }, "day")).map(({ of }) => of)).toEqual([
        "2023-11-13",
        "2023-11-14",
      ]);
    });
  });
}
