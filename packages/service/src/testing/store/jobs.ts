import { describe, expect, it } from "vitest";
import { EVERYTHING, type Lease } from "../../ports/jobs.js";
import { job, NOW, ONE, OTHER } from "./rows.js";
import type { Under } from "./under.js";

const lease = (runner = "r1", now = NOW, lasts = 100): Lease => ({ runner, now, until: now + lasts });
const DONE = { state: "done", result: { model: "m" }, error: null, finishedAt: NOW + 2 } as const;
const FAILED = { state: "failed", result: null, error: { code: "c", detail: "d", hint: "h" }, finishedAt: NOW + 3 } as const;

/** Jobs: taken in their turn, by one, beside nothing that they exclude, ended once. */
export function describeJobs(under: Under): void {
  describe("jobs", () => {
    it("gives a job back whole, in its own workspace only, newest first in the list", async () => {
      const { jobs } = under().store;
      for (const id of ["j1", "j2", "j3"]) await jobs.add(job(id));
      await jobs.add(job("o1", { workspace: OTHER, resource: "r", priority: -3, cancelling: true }));
      const reopened = (await under().reopen()).jobs;
      expect(await reopened.get(ONE, "j1")).toEqual(job("j1"));
      expect(await reopened.get(OTHER, "o1")).toMatchObject({ resource: "r", priority: -3, cancelling: true });
      expect([await reopened.get(OTHER, "j1"), await reopened.get(ONE, "x")]).toEqual([undefined, undefined]);
      expect((await reopened.list(ONE, 2)).map((each) => each.id)).toEqual(["j3", "j2"]);
      expect(await reopened.list(ONE, 2, "no such kind")).toEqual([]);
      expect((await reopened.list(OTHER, 9)).map((each) => each.id)).toEqual(["o1"]);
    });

    it("gives the oldest queued job, each to one taker", async () => {
      const { jobs } = under().store;
      for (const id of ["j1", "j2", "j3"]) await jobs.add(job(id, { createdAt: NOW - Number(id[1]) }));
      await jobs.cancel(ONE, "j2", NOW);
      const first = await jobs.claim(lease("r1", NOW + 1));
      expect(first).toMatchObject({ id: "j1", state: "running", attempts: 1, startedAt: NOW + 1 });
      expect(await jobs.get(ONE, "j1")).toEqual(first);
      const rest = await Promise.all(["r1", "r2", "r3"].map((runner) => jobs.claim(lease(runner))));
      expect(rest.filter((taken) => taken !== undefined).map((taken) => taken.id)).toEqual(["j3"]);
    });

    it("gives jobs of a higher priority first, and only those asked for", async () => {
      const { jobs } = under().store;
      for (const id of ["j1", "j2", "j3", "j4"]) await jobs.add(job(id, { priority: id === "j3" ? 5 : 0 }));
      expect(await jobs.prioritise(ONE, "j2", 7)).toBe(true);
      expect(await jobs.prioritise(OTHER, "j1", 9)).toBe(false);
      expect((await jobs.claim(lease(), ["j4"]))?.id).toBe("j4");
      expect(await jobs.claim(lease(), ["j4", "none"])).toBeUndefined();
      expect([(await jobs.claim(lease()))?.id, (await jobs.claim(lease()))?.id, (await jobs.claim(lease()))?.id]).toEqual([
        "j2",
        "j3",
        "j1",
      ]);
      expect(await jobs.prioritise(ONE, "j2", 1)).toBe(false);
    });

    it("runs nothing beside a job that takes the same, or everything, of the same workspace", async () => {
      const { jobs } = under().store;
      await jobs.add(job("data1", { resource: "data" }));
      await jobs.add(job("data2", { resource: "data" }));
      await jobs.add(job("free"));
      await jobs.add(job("other", { resource: "data", workspace: OTHER }));
      const taken = async () => (await jobs.claim(lease()))?.id;
      expect([await taken(), await taken(), await taken(), await taken()]).toEqual(["data1", "free", "other", undefined]);
      await jobs.add(job("all", { resource: EVERYTHING }));
      await jobs.add(job("behind"));
      await jobs.end("data1", "r1", DONE);
      expect([await taken(), await taken()]).toEqual(["data2", undefined]);
      await jobs.end("data2", "r1", DONE);
      expect(await taken()).toBeUndefined();
      await jobs.end("free", "r1", DONE);
      expect([await taken(), await taken()]).toEqual(["all", undefined]);
      await jobs.end("all", "r1", DONE);
      expect(await taken()).toBe("behind");
    });

    it("wants a job that runs to end with what it has, in its own workspace; to stop is wanted more", async () => {
      const { jobs } = under().store;
      await jobs.add(job("j1"));
      expect(await jobs.finish(ONE, "j1")).toBe(false);
      await jobs.claim(lease());
      expect([await jobs.finish(OTHER, "j1"), await jobs.finish(ONE, "j1")]).toEqual([false, true]);
      expect(await jobs.renew(lease())).toMatchObject([{ id: "j1", finishing: true, cancelling: false }]);
      // Whoever goes on with it knows.
      expect(await jobs.release({ runner: "r1" }, 9, NOW)).toMatchObject([{ state: "queued", finishing: true }]);
      expect(await jobs.claim(lease())).toMatchObject({ id: "j1", finishing: true });
      expect(await jobs.cancel(ONE, "j1", NOW)).toMatchObject({ finishing: false, cancelling: true });
      expect(await jobs.finish(ONE, "j1")).toBe(false);
    });

    it("ends a job once, by who holds it", async () => {
      const { jobs } = under().store;
      await jobs.add(job("j1"));
      expect(await jobs.end("j1", "r1", DONE)).toBe(false);
      await jobs.claim(lease());
      expect([await jobs.end("j1", "r2", FAILED), await jobs.end("j1", "r1", DONE)]).toEqual([false, true]);
      expect([await jobs.end("j1", "r1", FAILED), await jobs.end("none", "r1", DONE)]).toEqual([false, false]);
      expect(await jobs.get(ONE, "j1")).toMatchObject({ ...DONE, progress: 1 });
      expect(await jobs.claim(lease())).toBeUndefined();
    });

    it("shows the progress of a running job, told by who holds it", async () => {
      const { jobs } = under().store;
      await jobs.add(job("j1"));
      const told = (progress: number, doing: string) => ({ progress, doing, bytes: 7, expectedAt: NOW + 9 });
      await jobs.progress("j1", "r1", told(0.5, "early"));
      expect(await jobs.get(ONE, "j1")).toMatchObject({ progress: 0, doing: "waiting" });
      await jobs.claim(lease());
      await jobs.progress("j1", "r1", told(0.5, "halfway"));
      await jobs.progress("j1", "r2", told(0.6, "a stranger"));
      expect(await jobs.get(ONE, "j1")).toMatchObject({ progress: 0.5, doing: "halfway", expectedAt: NOW + 9 });
      await jobs.end("j1", "r1", DONE);
      await jobs.progress("j1", "r1", told(0.7, "late"));
      expect(await jobs.get(ONE, "j1")).toMatchObject({ progress: 1, doing: "done", expectedAt: null });
    });

    it("tells before its end what it can tell already, and then what came of it", async () => {
      const { jobs } = under().store;
      await jobs.add(job("j1"));
      await jobs.claim(lease());
      const curves = [{ algorithm: "gru", epochs: 2, learned: [{ epoch: 1, loss: 2.5, heldOut: { "hit@20": 0.25 } }] }];
      await jobs.told("j1", "r2", { curves: [] });
      expect(await jobs.get(ONE, "j1")).toMatchObject({ result: null });
      await jobs.told("j1", "r1", { curves });
      expect(await jobs.get(ONE, "j1")).toMatchObject({ state: "running", result: { curves } });
      await jobs.end("j1", "r1", DONE);
      expect((await jobs.get(ONE, "j1"))!.result).toEqual(DONE.result);
      await jobs.told("j1", "r1", { curves });
      expect((await jobs.get(ONE, "j1"))!.result).toEqual(DONE.result);
    });

    it("tells the memory of what runs, and of what runs beside a job under the same runner", async () => {
      const { jobs } = under().store;
      const estimate = { seconds: 3, bytes: 500 };
      for (const id of ["j1", "j2", "j3"]) await jobs.add(job(id, id === "j1" ? { estimate } : {}));
      for (const runner of ["r1", "r1", "r2"]) await jobs.claim(lease(runner));
      await jobs.estimated("j2", "r2", estimate);
      await jobs.estimated("j2", "r1", { seconds: 1.5, bytes: 40 });
      await jobs.progress("j2", "r1", { progress: 0.1, doing: "d", bytes: 30, expectedAt: null });
      expect(await jobs.get(ONE, "j2")).toMatchObject({ estimate: { seconds: 1.5, bytes: 40 } });
      const [j1, j2, j3] = [
        { id: "j1", bytes: 0, expected: 500 },
        { id: "j2", bytes: 30, expected: 40 },
        { id: "j3", bytes: 0, expected: 0 },
      ];
      const sorted = async (beside?: string) => (await jobs.memory(beside)).sort((a, b) => (a.id < b.id ? -1 : 1));
      expect(await sorted()).toEqual([j1, j2, j3]);
      expect([await sorted("j1"), await sorted("j2"), await sorted("j3")]).toEqual([[j2], [j1], []]);
      await jobs.end("j2", "r1", DONE);
      expect(await sorted()).toEqual([j1, j3]);
    });

    it("cancels a job that waits at once, and asks for the end of one that runs", async () => {
      const { jobs } = under().store;
      await jobs.add(job("j1"));
      await jobs.add(job("j2"));
      expect(await jobs.counts()).toEqual([{ workspace: ONE, state: "queued", jobs: 2 }]);
      expect(await jobs.cancel(ONE, "j2", NOW + 4)).toMatchObject({ state: "cancelled", finishedAt: NOW + 4, attempts: 0 });
      await jobs.claim(lease());
      expect(await jobs.counts()).toEqual([{ workspace: ONE, state: "running", jobs: 1 }]);
      expect(await jobs.cancel(OTHER, "j1", NOW)).toBeUndefined();
      expect(await jobs.renew(lease())).toMatchObject([{ id: "j1", cancelling: false }]);
      expect(await jobs.cancel(ONE, "j1", NOW)).toMatchObject({ state: "running", cancelling: true });
      expect(await jobs.renew(lease())).toMatchObject([{ id: "j1", cancelling: true }]);
      await jobs.release({ runner: "r1" }, 3, NOW + 5);
      expect(await jobs.get(ONE, "j1")).toMatchObject({ state: "cancelled", finishedAt: NOW + 5 });
    });

    it("frees jobs whose lease ended: queued again, or failed when they were started too often", async () => {
      const { jobs } = under().store;
      for (const id of ["j1", "j2", "j3", "j4"]) await jobs.add(job(id, { attempts: id === "j1" ? 2 : 0 }));
      for (const runner of ["r1", "r1", "r2"]) await jobs.claim(lease(runner));
      expect((await jobs.renew(lease("r2", NOW + 90))).map(({ id }) => id)).toEqual(["j3"]);
      expect(await jobs.release({ before: NOW + 100 }, 3, NOW + 100)).toEqual([]);
      const freed = await jobs.release({ before: NOW + 101 }, 3, NOW + 101);
      expect(freed.map(({ id, state }) => `${id} ${state}`).sort()).toEqual(["j1 failed", "j2 queued"]);
      expect(await jobs.get(ONE, "j1")).toMatchObject({ state: "failed", error: { code: "job-failed" }, finishedAt: NOW + 101 });
      expect(await jobs.get(ONE, "j2")).toMatchObject({ state: "queued", attempts: 1, progress: 0 });
      expect(await jobs.get(ONE, "j3")).toMatchObject({ state: "running" });
      expect(await jobs.renew(lease("r1"))).toEqual([]);
      expect(await jobs.end("j2", "r1", DONE)).toBe(false);
      expect(await jobs.claim(lease("r3"))).toMatchObject({ id: "j2", attempts: 2 });
    });

    it("keeps a log of each job, in order, in pages", async () => {
      const { jobs } = under().store;
      await jobs.add(job("j1"));
      await jobs.add(job("j2"));
      for (let i = 0; i < 5; i++) await jobs.log(i === 2 ? "j2" : "j1", { at: NOW + i, text: `line ${i}` });
      const first = await jobs.logOf(ONE, "j1", { limit: 3 });
      expect(first.items).toEqual([0, 1, 3].map((i) => ({ at: NOW + i, text: `line ${i}` })));
      expect((await jobs.logOf(ONE, "j1", { limit: 3, cursor: first.next })).items).toEqual([{ at: NOW + 4, text: "line 4" }]);
      expect((await jobs.logOf(OTHER, "j1", { limit: 3 })).items).toEqual([]);
    });
  });
}
