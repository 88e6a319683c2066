import { describe, expect, it } from "vitest";
import type { Job } from "../../ports/jobs.js";
import { NOW, ONE, OTHER } from "./rows.js";
import type { Under } from "./under.js";

const job = (id: string, more: Partial<Job> = {}): Job => ({
  id,
  workspace: ONE,
  kind: "train",
  input: { algorithm: "ease", config: { list: [1, null, "é"] } },
  state: "queued",
  progress: 0,
  doing: "waiting",
  result: null,
  error: null,
  attempts: 0,
  createdAt: NOW,
  startedAt: null,
  finishedAt: null,
  ...more,
});

const DONE = { state: "done", result: { model: "m" }, error: null, finishedAt: NOW + 2 } as const;
const FAILED = { state: "failed", result: null, error: { code: "c", detail: "d", hint: "h" }, finishedAt: NOW + 3 } as const;

/** Jobs: taken in order, by one, ended once. */
export function describeJobs(under: Under): void {
  describe("jobs", () => {
    it("gives a job back whole, in its own workspace only, newest first in the list", async () => {
      const { jobs } = under().store;
      for (const id of ["j1", "j2", "j3"]) await jobs.add(job(id));
      await jobs.add(job("o1", { workspace: OTHER }));
      const reopened = (await under().reopen()).jobs;
      expect(await reopened.get(ONE, "j1")).toEqual(job("j1"));
      expect([await reopened.get(OTHER, "j1"), await reopened.get(ONE, "x")]).toEqual([undefined, undefined]);
      expect((await reopened.list(ONE, 2)).map((each) => each.id)).toEqual(["j3", "j2"]);
      expect((await reopened.list(OTHER, 9)).map((each) => each.id)).toEqual(["o1"]);
    });

    it("gives the oldest queued job, each to one taker", async () => {
      const { jobs } = under().store;
      for (const id of ["j1", "j2", "j3"]) await jobs.add(job(id, { createdAt: NOW - Number(id[1]) }));
      await jobs.end("j2", { ...FAILED, state: "cancelled", error: null });
      const first = await jobs.claim(NOW + 1);
      expect(first).toMatchObject({ id: "j1", state: "running", attempts: 1, startedAt: NOW + 1 });
      expect(await jobs.get(ONE, "j1")).toEqual(first);
      const rest = await Promise.all([jobs.claim(NOW), jobs.claim(NOW), jobs.claim(NOW)]);
      expect(rest.filter((taken) => taken !== undefined).map((taken) => taken.id)).toEqual(["j3"]);
    });

    it("ends a job once", async () => {
      const { jobs } = under().store;
      await jobs.add(job("j1"));
      await jobs.claim(NOW);
      expect([await jobs.end("j1", DONE), await jobs.end("j1", FAILED), await jobs.end("none", DONE)]).toEqual([
        true,
        false,
        false,
      ]);
      expect(await jobs.get(ONE, "j1")).toMatchObject({ ...DONE, progress: 1 });
      await jobs.add(job("j2"));
      expect(await jobs.end("j2", FAILED)).toBe(true);
      expect(await jobs.get(ONE, "j2")).toMatchObject(FAILED);
      expect(await jobs.claim(NOW)).toBeUndefined();
    });

    it("shows the progress of a running job, and of no other", async () => {
      const { jobs } = under().store;
      await jobs.add(job("j1"));
      await jobs.progress("j1", 0.5, "early");
      expect(await jobs.get(ONE, "j1")).toMatchObject({ progress: 0, doing: "waiting" });
      await jobs.claim(NOW);
      await jobs.progress("j1", 0.5, "halfway");
      expect(await jobs.get(ONE, "j1")).toMatchObject({ progress: 0.5, doing: "halfway" });
      await jobs.end("j1", DONE);
      await jobs.progress("j1", 0.7, "late");
      expect(await jobs.get(ONE, "j1")).toMatchObject({ progress: 1, doing: "done" });
    });

    it("queues interrupted jobs again, and fails those that were started too often", async () => {
      const { jobs } = under().store;
      for (const id of ["j1", "j2", "j3"]) await jobs.add(job(id, { attempts: id === "j1" ? 2 : 0 }));
      await jobs.claim(NOW);
      await jobs.claim(NOW);
      await jobs.add(job("j4"));
      await jobs.end("j4", DONE);
      await jobs.recover(3, NOW + 5);
      expect(await jobs.get(ONE, "j1")).toMatchObject({ state: "failed", error: { code: "job-failed" }, finishedAt: NOW + 5 });
      expect(await jobs.get(ONE, "j2")).toMatchObject({ state: "queued", attempts: 1, progress: 0 });
      expect(await jobs.get(ONE, "j3")).toMatchObject({ state: "queued", attempts: 0 });
      expect(await jobs.get(ONE, "j4")).toMatchObject({ state: "done" });
      expect((await jobs.claim(NOW))?.id).toBe("j2");
    });

    it("fails every interrupted job where nothing may start again", async () => {
      const { jobs } = under().store;
      await jobs.add(job("j1"));
      await jobs.claim(NOW);
      await jobs.recover(0, NOW);
      expect((await jobs.get(ONE, "j1"))?.state).toBe("failed");
    });
  });
}
