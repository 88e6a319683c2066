import { describe, expect, it } from "vitest";
import { all, allPages, importRecord, importRows, NOW, ONE, OTHER, play, trackRow } from "./rows.js";
import type { Under } from "./under.js";

/** What steering answers needs of a store: how things stood, what is known of tracks, and where chance had a say. */
export function describeSteering(under: Under): void {
  describe("a listener's events as of a time", () => {
    it("are those that had come in, by themselves or by an import", async () => {
      const { events } = under().store;
      await events.add(ONE, [play("ann", "first")], NOW);
      await importRows(under, ONE, importRecord("i1", { createdAt: NOW + 2 }), [
        { type: "event", file: "f", line: 1, user: "ann", track: "imported", kind: "play", value: 1 },
      ]);
      await events.add(ONE, [play("ann", "last", { at: NOW - 9 })], NOW + 3);
      const until = async (time: number) => (await events.ofUser(ONE, "ann", { until: time })).map(({ track }) => track).sort();
      expect([await until(NOW - 1), await until(NOW), await until(NOW + 2)]).toEqual([[], ["first"], ["first", "imported"]]);
      expect(await events.ofUser(ONE, "ann")).toHaveLength(3);
    });
  });

  describe("everything that is known of tracks", () => {
    it("is read with when each came in, and its revision grows with what is said of tracks, not with what is heard", async () => {
      const { events, tracks } = under().store;
      await importRows(under, ONE, importRecord("i1", { createdAt: NOW }), [trackRow("t1", "One", "Ann", { year: 1990 })]);
      const revision = await tracks.revision(ONE);
      await events.add(ONE, [play("ann", "t1"), play("ann", "t2")], NOW + 5);
      expect(await tracks.revision(ONE)).toBe(revision);
      await tracks.change(ONE, "t1", { facts: { year: 1991 } });
      const changed = await tracks.revision(ONE);
      expect(changed).toBeGreaterThan(revision);
      await tracks.remove(ONE, "t2");
      expect(await tracks.revision(ONE)).toBeGreaterThan(changed);
      const known = await all(tracks.everything(ONE));
      expect(known).toMatchObject([
        { id: "t1", title: "One", artist: "Ann", facts: { year: 1991 }, addedAt: expect.any(Number) },
      ]);
      expect([await all(tracks.everything(OTHER)), await tracks.revision(OTHER)]).toEqual([[], 0]);
    });
  });

  describe("answers in which chance had a say", () => {
    it("are listed with what came of them, and go when they are too old", async () => {
      const { explorations, events } = under().store;
      const answer = (id: string, at: number) => ({ id, at, model: "m", items: [{ track: "t1", propensity: 0.25 }] });
      for (let i = 0; i < 5; i++) await explorations.add(ONE, answer(`a${i}`, NOW + i));
      await explorations.add(OTHER, answer("a0", NOW));
      await events.add(ONE, [play("ann", "t1", { recommendation: "a1" }), play("ann", "t1", { recommendation: "x" })], NOW);
      const { items } = await allPages((page) => explorations.list(ONE, page), 2);
      expect(items).toEqual(Array.from({ length: 5 }, (_, i) => answer(`a${i}`, NOW + i)));
      const came = [{ recommendation: "a1", track: "t1", kind: 0, value: 1 }];
      expect(await explorations.consequences(ONE, ["a0", "a1"])).toEqual(came);
      expect([await explorations.consequences(OTHER, ["a1"]), await explorations.consequences(ONE, [])]).toEqual([[], []]);
      expect(await explorations.countBefore(ONE, NOW + 3)).toBe(3);
      expect(await explorations.removeBefore(ONE, NOW + 3)).toBe(3);
      expect((await explorations.list(ONE, { limit: 9 })).items.map(({ id }) => id)).toEqual(["a3", "a4"]);
      expect((await explorations.list(OTHER, { limit: 9 })).items).toHaveLength(1);
    });
  });
}
