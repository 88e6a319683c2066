import { describe, expect, it } from "vitest";
import type { Firing, Schedule } from "../../ports/schedules.js";
import { eventRow, importRecord, importRows, job, NOW, ONE, OTHER, play } from "./rows.js";
import type { Under } from "./under.js";

const schedule = (id: string, more: Partial<Schedule> = {}): Schedule => ({
  workspace: ONE,
  id,
  plan: {
    does: "train",
    algorithm: "als",
    config: { factors: 16 },
    seed: 42,
    cron: "0 3 * * *",
    timeZone: "UTC",
    every: 0,
    deployment: "home",
    promote: "not-worse",
    metric: "ndcg@10",
    split: "random:0.8,0.1,0.1",
    margin: 0.01,
    keep: 3,
  },
  paused: false,
  firings: 0,
  nextAt: NOW + 10,
  lastAt: null,
  arrived: 3,
  createdAt: NOW,
  ...more,
});

const firing = (id: string, more: Partial<Firing> = {}): Firing => ({
  job: job(id, { kind: "retrain", input: {} }),
  reason: "it is time",
  at: NOW + 11,
  nextAt: NOW + 20,
  arrived: 8,
  ...more,
});

/** Schedules: kept whole, each in its workspace, begun once. */
export function describeSchedules(under: Under): void {
  describe("schedules", () => {
    it("gives a schedule back whole, in its own workspace only", async () => {
      const { schedules } = under().store;
      expect(await schedules.add(schedule("b", { nextAt: null, lastAt: NOW - 5, firings: 2, paused: true }))).toBe(true);
      expect(await schedules.add(schedule("a"))).toBe(true);
      expect(await schedules.add(schedule("a", { arrived: 99 }))).toBe(false);
      expect(await schedules.add(schedule("a", { workspace: OTHER, arrived: 5 }))).toBe(true);
      const reopened = (await under().reopen()).schedules;
      expect(await reopened.get(ONE, "a")).toEqual(schedule("a"));
      expect(await reopened.get(ONE, "b")).toMatchObject({ nextAt: null, lastAt: NOW - 5, firings: 2, paused: true });
      expect((await reopened.list(ONE)).map(({ id }) => id)).toEqual(["a", "b"]);
      expect(await reopened.list(OTHER)).toEqual([schedule("a", { workspace: OTHER, arrived: 5 })]);
      expect(await reopened.get(OTHER, "b")).toBeUndefined();
    });

    it("changes plan, pause and next time, and nothing else", async () => {
      const { schedules } = under().store;
      await schedules.add(schedule("a"));
      const plan = { ...schedule("a").plan, keep: 9 };
      expect(await schedules.change({ workspace: ONE, id: "a", plan, paused: true, nextAt: null })).toBe(true);
      expect(await schedules.get(ONE, "a")).toEqual(schedule("a", { plan, paused: true, nextAt: null }));
      expect(await schedules.change({ workspace: OTHER, id: "a", plan, paused: true, nextAt: null })).toBe(false);
    });

    it("tells those that are not paused, with the events that ever came in", async () => {
      const { schedules, events, imports } = under().store;
      await schedules.add(schedule("a"));
      await schedules.add(schedule("paused", { paused: true }));
      await schedules.add(schedule("c", { workspace: OTHER }));
      const told = async () =>
        (await schedules.active()).map((each) => [each.schedule.id, each.arrived]).sort(([a], [b]) => (a! < b! ? -1 : 1));
      expect(await told()).toEqual([
        ["a", 0],
        ["c", 0],
      ]);
      await events.add(ONE, [play("ann", "t1", { id: "e1" }), play("ann", "t2")], NOW);
      await events.add(ONE, [play("ann", "t1", { id: "e1" })], NOW);
      const rows = { read: 3, kept: 3, changed: 0, left: 0 };
      await importRows(under, ONE, importRecord("i1", { rows }), [
        eventRow("bob", "t1"),
        eventRow("bob", "t2"),
        eventRow("bob", "t3"),
      ]);
      expect(await told()).toEqual([
        ["a", 5],
        ["c", 0],
      ]);
      await imports.remove(ONE, "i1");
      expect([await events.arrived(ONE), await events.arrived(OTHER)]).toEqual([5, 0]);
    });

    it("begins once: of several that saw the same, one queues its job", async () => {
      const { schedules, jobs } = under().store;
      await schedules.add(schedule("a"));
      const fired = await Promise.all(["j1", "j2", "j3"].map((job) => schedules.fire(schedule("a"), firing(job))));
      expect(fired.filter(Boolean)).toHaveLength(1);
      expect((await jobs.list(ONE, 9)).map(({ id }) => id)).toEqual([`j${fired.indexOf(true) + 1}`]);
      const begun = await schedules.get(ONE, "a");
      expect(begun).toEqual(schedule("a", { firings: 1, lastAt: NOW + 11, nextAt: NOW + 20, arrived: 8 }));
      expect(await schedules.fire(begun!, firing("j4", { reason: "again", at: NOW + 30 }))).toBe(true);
      const first = await schedules.runs(ONE, "a", { limit: 1, cursor: undefined });
      expect(first.items).toEqual([{ job: "j4", reason: "again", at: NOW + 30 }]);
      const rest = await schedules.runs(ONE, "a", { limit: 5, cursor: first.next });
      expect(rest).toEqual({ items: [{ job: `j${fired.indexOf(true) + 1}`, reason: "it is time", at: NOW + 11 }] });
      expect((await schedules.runs(OTHER, "a", { limit: 5, cursor: undefined })).items).toEqual([]);
    });

    it("goes with its workspace", async () => {
      const { schedules, workspaces } = under().store;
      await workspaces.add({ id: ONE, createdAt: NOW });
      await schedules.add(schedule("a"));
      await schedules.fire(schedule("a"), firing("j1"));
      await workspaces.remove(ONE);
      expect(await schedules.list(ONE)).toEqual([]);
      expect((await schedules.runs(ONE, "a", { limit: 5, cursor: undefined })).items).toEqual([]);
    });

    it("removes a schedule with its history, in its own workspace only", async () => {
      const { schedules } = under().store;
      await schedules.add(schedule("a"));
      await schedules.fire(schedule("a"), firing("j1"));
      expect(await schedules.remove(OTHER, "a")).toBe(false);
      expect(await schedules.remove(ONE, "a")).toBe(true);
      expect(await schedules.remove(ONE, "a")).toBe(false);
      expect(await schedules.fire(schedule("a", { firings: 1 }), firing("j2"))).toBe(false);
      await schedules.add(schedule("a"));
      expect((await schedules.runs(ONE, "a", { limit: 5, cursor: undefined })).items).toEqual([]);
    });
  });
}
