import type { Trial } from "@segue/engine";
import { describe, expect, it } from "vitest";
import type { Job } from "../../ports/jobs.js";
import type { Tuning } from "../../ports/tunings.js";
import { job, NOW, ONE, OTHER } from "./rows.js";
import type { Under } from "./under.js";

const tuning = (id: string, more: Partial<Tuning> = {}): Tuning => ({
  workspace: ONE,
  id,
  wish: {
    algorithm: "als",
    config: { factors: 16 },
    trials: 5,
    metric: "ndcg@10",
    split: "random:0.8,0.1,0.1",
    search: "tpe",
    seed: 42,
    listeners: 100,
    train: false,
  },
  job: `job of ${id}`,
  dataset: null,
  final: null,
  createdAt: NOW,
  ...more,
});

const trial = (number: number, value = 1 / 3): Trial => ({
  number,
  settings: { factors: 64, form: "dual", tags: true },
  outcome: "judged",
  figure: { value, low: value / 2, high: value * 2 },
  listeners: 100,
  why: null,
  seconds: { train: 1.5, judge: 0.25 },
});

const jobOf = (id: string): Job => job(id, { kind: "tune", input: { tuning: "t" }, resource: "tuning:t" });

/** Tunings: kept whole, each in its workspace, with every trial as soon as it is made. */
export function describeTunings(under: Under): void {
  describe("tunings", () => {
    it("are kept once, with their job, and listed newest first", async () => {
      const { tunings, jobs } = under().store;
      expect(await tunings.add(tuning("a"), jobOf("job of a"))).toBe(true);
      expect(await tunings.add(tuning("a", { createdAt: NOW + 9 }), jobOf("another"))).toBe(false);
      expect(await tunings.add(tuning("b"))).toBe(true);
      expect(await tunings.get(ONE, "a")).toEqual(tuning("a"));
      expect([await jobs.get(ONE, "job of a"), await jobs.get(ONE, "another")]).toMatchObject([{ kind: "tune" }, undefined]);
      const first = await tunings.list(ONE, { limit: 1, cursor: undefined });
      const second = await tunings.list(ONE, { limit: 1, cursor: first.next });
      expect([...first.items, ...second.items]).toEqual([tuning("b"), tuning("a")]);
      expect(second.next).toBeUndefined();
    });

    it("belong to their workspace", async () => {
      const { tunings } = under().store;
      await tunings.add(tuning("a"));
      await tunings.addTrial(ONE, "a", trial(1));
      await tunings.addTrial(OTHER, "a", trial(7));
      expect(await tunings.get(OTHER, "a")).toBeUndefined();
      expect(await tunings.add(tuning("a", { workspace: OTHER }))).toBe(true);
      expect(await tunings.trials(ONE, "a")).toEqual([trial(1)]);
      expect(await tunings.remove(OTHER, "a")).toBe(true);
      expect(await tunings.trials(ONE, "a")).toEqual([trial(1)]);
      expect((await tunings.list(OTHER, { limit: 10, cursor: undefined })).items).toEqual([]);
    });

    it("keep each trial once, in order, to the last bit", async () => {
      const { tunings } = under().store;
      await tunings.add(tuning("a"));
      for (const number of [2, 1, 10, 2]) await tunings.addTrial(ONE, "a", trial(number, number / 7));
      await tunings.addTrial(ONE, "a", trial(2, 0.5));
      expect(await tunings.trials(ONE, "a")).toEqual([1, 2, 10].map((number) => trial(number, number / 7)));
    });

    it("note who works on them, and what came of it", async () => {
      const { tunings } = under().store;
      await tunings.add(tuning("a"));
      const wish = { ...tuning("a").wish, metric: "accuracy" };
      await tunings.begin(ONE, "a", { job: "second", dataset: "f", wish });
      const interval = { value: 0.3, low: 0.2, high: 0.4 };
      const final = { best: 4, figures: [interval, interval], gains: [interval], listeners: 99 };
      await tunings.finish(ONE, "a", final);
      expect(await tunings.get(ONE, "a")).toEqual(tuning("a", { job: "second", dataset: "f", wish, final }));
    });

    it("are resumed by one of those who would", async () => {
      const { tunings, jobs } = under().store;
      await tunings.add(tuning("a"));
      const seen = (await tunings.get(ONE, "a"))!;
      const wish = { ...seen.wish, trials: 50 };
      expect(await tunings.resume(seen, wish, jobOf("next"))).toBe(true);
      expect(await tunings.resume(seen, wish, jobOf("late"))).toBe(false);
      expect(await tunings.get(ONE, "a")).toEqual(tuning("a", { wish, job: "next" }));
      expect([await jobs.get(ONE, "next"), await jobs.get(ONE, "late")]).toMatchObject([{ state: "queued" }, undefined]);
    });

    it("go with their trials", async () => {
      const { tunings } = under().store;
      await tunings.add(tuning("a"));
      await tunings.addTrial(ONE, "a", trial(1));
      expect(await tunings.remove(ONE, "a")).toBe(true);
      expect([await tunings.get(ONE, "a"), await tunings.trials(ONE, "a")]).toEqual([undefined, []]);
      expect(await tunings.remove(ONE, "a")).toBe(false);
    });
  });
}
