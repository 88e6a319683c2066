import { describe, expect, it } from "vitest";
import { allPages, eventRow, importRecord, importRows, NOW, ONE, OTHER, play, trackRow } from "./rows.js";
import type { Under } from "./under.js";

/** Imports: invisible until published, all at once, gone when discarded, the same content once. */
export function describeImports(under: Under): void {
  const visible = async (workspace = ONE) => {
    const { events, users, tracks, imports } = under().store;
    const records = await imports.list(workspace, { limit: 10 });
    return [
      await events.count(workspace),
      await users.count(workspace),
      await tracks.count(workspace),
      records.items.length,
      await events.revision(workspace),
    ];
  };

  describe("imports", () => {
    it("shows nothing of an import until it is published, then everything", async () => {
      const stage = await under().store.imports.stage(ONE, "i1");
      await stage.add([eventRow("ann", "t1", { at: NOW, duration: 12.5 }), trackRow("t1", "Song", "Band")]);
      await stage.add([eventRow("bob", "t2", { kind: "rating", value: 4.5 }), trackRow("t3", "Unplayed")]);
      expect(await visible()).toEqual([0, 0, 0, 0, 0]);
      const record = importRecord("i1", {
        rules: [{ rule: "twice", outcome: "refused", rows: 3, examples: ["a"] }],
        simulated: true,
      });
      await stage.publish(record);
      expect(await visible()).toEqual([2, 2, 3, 1, 1]);
      expect(await visible(OTHER)).toEqual([0, 0, 0, 0, 0]);
      const reopened = await under().reopen();
      expect(await reopened.imports.get(ONE, "i1")).toEqual(record);
      expect(await reopened.imports.byContent(ONE, record.contentHash)).toEqual(record);
      expect(await reopened.events.ofUser(ONE, "bob")).toEqual([
        { track: "t2", kind: "rating", value: 4.5, at: null, duration: null, trackSeconds: null },
      ]);
      expect(await reopened.tracks.get(ONE, "t1")).toMatchObject({ id: "t1", title: "Song", artist: "Band" });
      expect(await reopened.tracks.get(ONE, "t3")).toEqual({ id: "t3", title: "Unplayed", artist: null, facts: {} });
    });

    it("leaves nothing of an import that is discarded, and its id is free again", async () => {
      const stage = await under().store.imports.stage(ONE, "i1");
      await stage.add([eventRow("ann", "t1"), trackRow("t1", "Song")]);
      await stage.discard();
      expect(await visible()).toEqual([0, 0, 0, 0, 0]);
      await importRows(under, ONE, importRecord("i1"), [eventRow("bob", "t2")]);
      expect(await visible()).toEqual([1, 1, 1, 1, 1]);
    });

    it("leaves nothing of an import that a dying process began", async () => {
      const stage = await under().store.imports.stage(ONE, "i1");
      await stage.add([eventRow("ann", "t1")]);
      await under().reopen();
      expect(await visible()).toEqual([0, 0, 0, 0, 0]);
      await importRows(under, ONE, importRecord("i1"), [eventRow("bob", "t2")]);
      expect(await visible()).toEqual([1, 1, 1, 1, 1]);
      await stage.discard();
    });

    it("refuses the same content twice and then changes nothing", async () => {
      await importRows(under, ONE, importRecord("i1", { contentHash: "same" }), [eventRow("ann", "t1"), trackRow("t1", "First")]);
      const before = await visible();
      const stage = await under().store.imports.stage(ONE, "i2");
      await stage.add([eventRow("bob", "t2"), trackRow("t1", "Second")]);
      await expect(stage.publish(importRecord("i2", { contentHash: "same" }))).rejects.toThrow();
      await stage.discard();
      expect(await visible()).toEqual(before);
      expect((await under().store.tracks.get(ONE, "t1"))?.title).toBe("First");
      await importRows(under, OTHER, importRecord("i3", { contentHash: "same" }), [eventRow("ann", "t1")]);
      expect(await visible(OTHER)).toEqual([1, 1, 1, 1, 1]);
    });

    it("takes what most imports say about a track, whichever came last", async () => {
      await importRows(under, ONE, importRecord("i1"), [eventRow("ann", "t1"), trackRow("t1", "Bjork", "Band", { year: 1999 })]);
      await importRows(under, ONE, importRecord("i2"), [trackRow("t1", "Björk"), trackRow("t1")]);
      expect((await under().store.tracks.get(ONE, "t1"))?.title).toBe("Bjork");
      await importRows(under, ONE, importRecord("i3"), [trackRow("t1", "Björk", undefined, { bpm: 120 })]);
      expect(await under().store.tracks.get(ONE, "t1")).toEqual({
        id: "t1",
        title: "Björk",
        artist: "Band",
        facts: { bpm: 120, year: 1999 },
      });
    });

    it("keeps ids, titles and facts of any characters", async () => {
      const odd = ["a\\b", "tab\tbed", "two\nlines\r", "\\N", "\\.", "null", "'; --", 'say "hi"', "日本 🎵", " "];
      const rows = odd.flatMap((text) => [trackRow(text, text, text, { lyrics: text }), eventRow(text, text)]);
      await importRows(under, ONE, importRecord("i1"), rows);
      for (const text of odd) {
        const expected = { id: text, title: text, artist: text, facts: { lyrics: text } };
        expect(await under().store.tracks.get(ONE, text)).toEqual(expected);
        expect(await under().store.events.ofUser(ONE, text)).toMatchObject([{ track: text }]);
      }
    });

    it("adds to what events brought in, without making anyone twice", async () => {
      await under().store.events.add(ONE, [play("ann", "t1")], NOW);
      await importRows(under, ONE, importRecord("i1"), [eventRow("ann", "t1"), eventRow("ann", "t2"), eventRow("bob", "t1")]);
      expect(await visible()).toEqual([4, 2, 2, 1, 2]);
      expect((await under().store.events.ofUser(ONE, "ann")).map((event) => event.track).sort()).toEqual(["t1", "t1", "t2"]);
    });

    it("takes events while an import is being read", async () => {
      const stage = await under().store.imports.stage(ONE, "i1");
      await stage.add([eventRow("ann", "t1")]);
      await under().store.events.add(ONE, [play("bob", "t2")], NOW);
      expect(await visible()).toEqual([1, 1, 1, 0, 1]);
      await stage.publish(importRecord("i1"));
      expect(await visible()).toEqual([2, 2, 2, 1, 2]);
    });

    it("lists its imports page by page, its own only, and knows simulated ones", async () => {
      for (const id of ["i1", "i2", "i3", "i4", "i5"]) await importRows(under, ONE, importRecord(id), [eventRow("ann", id)]);
      await importRows(under, OTHER, importRecord("o1", { simulated: true }), [eventRow("ann", "t")]);
      const { imports } = under().store;
      for (const limit of [1, 2, 5, 6]) {
        const { items } = await allPages((page) => imports.list(ONE, page), limit);
        expect(items.map((record) => record.id)).toEqual(["i1", "i2", "i3", "i4", "i5"]);
      }
      expect([await imports.anySimulated(ONE), await imports.anySimulated(OTHER)]).toEqual([false, true]);
      expect(await imports.get(ONE, "o1")).toBeUndefined();
      expect(await imports.byContent(ONE, importRecord("o1").contentHash)).toBeUndefined();
    });
  });
}
