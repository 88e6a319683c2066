import { describe, expect, it } from "vitest";
import { allPages, eventRow, importRecord, importRows, NOW, ONE, OTHER, play, trackRow } from "./rows.js";
import type { Under } from "./under.js";

const SAME = [{ kept: "t1", merged: ["t2", "t3"].map((id) => ({ id, by: "name" as const, why: `${id} is written like t1` })) }];

/** What cleaning needs: which tracks are taken for others, and settings. */
export function describeCleaning(under: Under): void {
  const merged = async (workspace = ONE) => (await allPages((page) => under().store.merges.list(workspace, page), 2)).items;

  describe("tracks that are the same", () => {
    it("are listed with the reason, and a history says what is taken for what", async () => {
      const { store } = under();
      const rows = [
        eventRow("ann", "t1"),
        eventRow("ann", "t2", { duration: 3 }),
        trackRow("t1", "Song", "Band", { duration: 200 }),
        trackRow("t3", "S"),
      ];
      await importRows(under, ONE, importRecord("i1"), rows);
      await store.merges.replace(ONE, SAME);
      expect(await merged()).toEqual([
        { track: "t2", takenFor: "t1", by: "name", why: "t2 is written like t1" },
        { track: "t3", takenFor: "t1", by: "name", why: "t3 is written like t1" },
      ]);
      expect(await store.merges.count(ONE)).toBe(2);
      expect(await store.events.ofUser(ONE, "ann")).toEqual([
        { track: "t1", kind: "play", value: 1, at: null, duration: null, trackSeconds: 200 },
        { track: "t2", takenFor: "t1", kind: "play", value: 1, at: null, duration: 3, trackSeconds: 200 },
      ]);
      await store.merges.replace(ONE, []);
      expect(await merged()).toEqual([]);
    });

    it("are kept apart for good when somebody says so", async () => {
      const { merges, events } = under().store;
      for (const workspace of [ONE, OTHER]) {
        await events.add(
          workspace,
          ["t1", "t2", "t3"].map((id) => play("ann", id)),
          NOW,
        );
        await merges.replace(workspace, SAME);
      }
      const revision = await events.revision(ONE);
      expect([await merges.keepApart(ONE, "t2"), await merges.keepApart(ONE, "nope")]).toEqual([true, false]);
      expect(await events.revision(ONE)).toBeGreaterThan(revision);
      expect((await merged()).map(({ track }) => track)).toEqual(["t3"]);
      expect([[...(await merges.apart(ONE))], [...(await merges.apart(OTHER))]]).toEqual([["t2"], []]);
      expect(await merged(OTHER)).toHaveLength(2);
    });

    it("name each other", async () => {
      const { merges, events } = under().store;
      for (const workspace of [ONE, OTHER])
        await events.add(
          workspace,
          ["t1", "t2", "t3", "t4"].map((id) => play("ann", id)),
          NOW,
        );
      await merges.replace(ONE, SAME);
      expect(await Promise.all(["t1", "t2", "t4", "none"].map((id) => merges.sameAs(ONE, id)))).toEqual([
        ["t2", "t3"],
        ["t1", "t3"],
        [],
        [],
      ]);
      expect(await merges.sameAs(OTHER, "t1")).toEqual([]);
    });

    it("go with the tracks", async () => {
      const { merges, events, tracks } = under().store;
      await events.add(
        ONE,
        ["t1", "t2", "t3"].map((id) => play("ann", id)),
        NOW,
      );
      await merges.replace(ONE, SAME);
      await tracks.remove(ONE, "t2");
      expect((await merged()).map(({ track }) => track)).toEqual(["t3"]);
      await tracks.remove(ONE, "t1");
      expect(await merged()).toEqual([]);
    });
  });

  describe("settings", () => {
    it("are kept by workspace and name, and make what depends on the data be made anew", async () => {
      const { settings, events } = under().store;
      expect(await settings.get(ONE, "cleaning")).toBeUndefined();
      const revision = await events.revision(ONE);
      await settings.set(ONE, "cleaning", { robot: { on: false } });
      await settings.set(ONE, "cleaning", { robot: { on: true } });
      expect(await settings.get(ONE, "cleaning")).toEqual({ robot: { on: true } });
      expect(await settings.get(OTHER, "cleaning")).toBeUndefined();
      expect(await events.revision(ONE)).toBeGreaterThan(revision);
    });
  });
}
