import type { DataRow } from "@segue/engine";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { eventRow, everythingIn, importRecord, importRows, NOW, ONE, OTHER, PLACE, play, trackRow } from "./rows.js";
import type { Under } from "./under.js";

const RICH: readonly DataRow[] = [
  eventRow("ann", "t1", { at: NOW }),
  eventRow("bob", "t2", { kind: "rating", value: 4 }),
  trackRow("t1", "Song", "Band", { year: 1999 }),
  trackRow("t9", "Unplayed"),
  { type: "user", ...PLACE, user: "cleo", facts: { age: 33 } },
  { type: "friend", ...PLACE, user: "ann", friend: "dan" },
  { type: "tag", ...PLACE, track: "t3", tag: "shoegaze", user: "eve", at: NOW },
  { type: "tag", ...PLACE, track: "t1", tag: "loud" },
  { type: "label", ...PLACE, track: "blues.00001.wav", label: "blues" },
];

/** What was taken in can be taken back, and what is removed is gone at once. */
export function describeRemoval(under: Under): void {
  const contents = () => everythingIn(under, ONE);

  describe("contents", () => {
    it("gives away everything, in an order of its own", async () => {
      await importRows(under, ONE, importRecord("i1"), RICH.toReversed());
      await under().store.events.add(ONE, [play("ann", "t1", { id: "e1", duration: 200, at: null })], NOW);
      await importRows(under, OTHER, importRecord("i2"), RICH);
      expect(await contents()).toEqual({
        users: [
          ["ann", "{}"],
          ["bob", "{}"],
          ["cleo", '{"age":33}'],
          ["dan", "{}"],
          ["eve", "{}"],
        ],
        tracks: [
          ["t1", "Song", "Band", '{"year":1999}'],
          ["t2", null, null, "{}"],
          ["t3", null, null, "{}"],
          ["t9", "Unplayed", null, "{}"],
        ],
        events: [
          ["ann", "t1", "play", 1, null, 200, "e1", null],
          ["ann", "t1", "play", 1, NOW, null, null, null],
          ["bob", "t2", "rating", 4, null, null, null, null],
        ],
        friends: [["ann", "dan"]],
        tags: [
          ["t1", "loud", null, null],
          ["t3", "shoegaze", "eve", NOW],
        ],
        labels: [["blues.00001.wav", "blues"]],
      });
    });
  });

  describe("taking an import back", () => {
    it("leaves the store as it was before, with live events, other imports and changes by hand", async () => {
      const { store } = under();
      await importRows(under, ONE, importRecord("i1"), [eventRow("ann", "t1"), trackRow("t1", "Song", "Group")]);
      await store.events.add(ONE, [play("zoe", "t5")], NOW);
      await store.tracks.change(ONE, "t5", { title: "By hand" });
      const before = await contents();
      await importRows(under, ONE, importRecord("i2"), [...RICH, trackRow("t5", "Told")]);
      expect(await contents()).not.toEqual(before);
      const revision = await store.events.revision(ONE);
      expect(await store.imports.remove(ONE, "i2")).toBe(true);
      expect(await contents()).toEqual(before);
      expect(await store.events.revision(ONE)).toBeGreaterThan(revision);
      expect(await store.imports.get(ONE, "i2")).toBeUndefined();
      expect(await store.imports.remove(ONE, "i2")).toBe(false);
      expect(await store.imports.remove(OTHER, "i1")).toBe(false);
    });

    it("leaves what the others say, whichever is taken back, and lets it come in again", async () => {
      const anId = fc.constantFrom("a", "b", "c");
      const aRow: fc.Arbitrary<DataRow> = fc.oneof(
        fc
          .record({ user: anId, track: anId, value: fc.constantFrom(1, 2) })
          .map(({ user, track, value }) => eventRow(user, track, { value })),
        fc.tuple(anId, fc.constantFrom("x", "y", "z")).map(([track, title]) => trackRow(track, title, undefined, { [title]: 1 })),
        fc.tuple(anId, anId).map(([user, friend]): DataRow => ({ type: "friend", ...PLACE, user, friend })),
        fc.tuple(anId, anId).map(([track, user]): DataRow => ({ type: "tag", ...PLACE, track, tag: "t", user })),
        anId.map((user): DataRow => ({ type: "user", ...PLACE, user, facts: { age: user.charCodeAt(0) } })),
      );
      const anImport = fc.array(aRow, { maxLength: 6 });
      let run = 0;
      await fc.assert(
        fc.asyncProperty(anImport, anImport, fc.boolean(), async (first, second, firstGoes) => {
          const workspace = `property ${run++}`;
          const alone = `${workspace} alone`;
          const [goes, stays] = firstGoes ? [first, second] : [second, first];
          await importRows(under, workspace, importRecord(`${workspace} 1`), first);
          await importRows(under, workspace, importRecord(`${workspace} 2`), second);
          await importRows(under, alone, importRecord(alone), stays);
          const both = await everythingIn(under, workspace);
          const gone = `${workspace} ${firstGoes ? 1 : 2}`;
          await under().store.imports.remove(workspace, gone);
          expect(await everythingIn(under, workspace)).toEqual(await everythingIn(under, alone));
          await importRows(under, workspace, importRecord(gone), goes);
          expect(await everythingIn(under, workspace)).toEqual(both);
        }),
        { numRuns: 25 },
      );
    });

    it("does not mind the order of rows and imports", async () => {
      const parts = [RICH.slice(0, 4), RICH.slice(4), [trackRow("t1", "Other", "Band", { year: 2000 }), trackRow("t1", "Song")]];
      for (const [i, part] of parts.entries()) await importRows(under, ONE, importRecord(`a${i}`), part);
      for (const [i, part] of parts.toReversed().entries())
        await importRows(under, OTHER, importRecord(`b${i}`), part.toReversed());
      expect(await everythingIn(under, OTHER)).toEqual(await contents());
    });

    it("goes on after an interruption, and nobody sees what is half gone", async () => {
      const before = await contents();
      const stage = await under().store.imports.stage(ONE, "i1");
      await stage.add(RICH);
      const stop = new Error("the process ends here");
      const publishing = stage.publish(importRecord("i1"), async () => {
        expect(await contents()).toEqual(before);
        throw stop;
      });
      await expect(publishing).rejects.toBe(stop);
      await under().reopen();
      expect(await contents()).toEqual(before);
    });

    it("keeps users and tracks that came in while they were loaded", async () => {
      const stage = await under().store.imports.stage(ONE, "i1");
      await stage.add([eventRow("ann", "t1"), trackRow("t1", "Song")]);
      await expect(
        stage.publish(importRecord("i1"), async () => {
          await under().store.events.add(ONE, [play("ann", "t1")], NOW);
          expect(await under().store.users.get(ONE, "ann")).toMatchObject({ id: "ann" });
          throw new Error("cancelled");
        }),
      ).rejects.toThrow("cancelled");
      await stage.discard();
      expect((await contents()).events).toEqual([["ann", "t1", "play", 1, NOW, null, null, null]]);
      expect((await contents()).tracks).toEqual([["t1", null, null, "{}"]]);
    });

    it("shows the rows that were not taken, page by page, as long as the import is there", async () => {
      const { imports } = under().store;
      const problem = (line: number) => ({
        type: "problem" as const,
        outcome: "refused" as const,
        ...PLACE,
        line,
        ...(line % 2 ? { field: "user", value: "" } : {}),
        rule: "empty-user",
        reason: "the user id is empty",
        remedy: "Give the user an id.",
      });
      const stage = await imports.stage(ONE, "i1");
      await stage.add(RICH);
      await stage.addProblems([problem(2), problem(3), problem(4)]);
      await stage.publish(importRecord("i1"));
      const first = await imports.problems(ONE, "i1", { limit: 2 });
      const second = await imports.problems(ONE, "i1", { limit: 2, cursor: first.next });
      expect([...first.items, ...second.items]).toEqual([problem(2), problem(3), problem(4)]);
      expect((await imports.problems(OTHER, "i1", { limit: 2 })).items).toEqual([]);
    });
  });

  describe("changing by hand", () => {
    it("counts over what imports say, before and after, and can be taken back", async () => {
      const { tracks } = under().store;
      await importRows(under, ONE, importRecord("i1"), [trackRow("t1", "Song", "Band", { year: 1999, bpm: 90 })]);
      expect(await tracks.change(ONE, "t1", { title: "Mine", facts: { year: 2001 } })).toEqual({
        id: "t1",
        title: "Mine",
        artist: "Band",
        facts: { bpm: 90, year: 2001 },
      });
      await importRows(under, ONE, importRecord("i2"), [trackRow("t1", "Theirs", "Band", { key: 3 })]);
      expect(await tracks.get(ONE, "t1")).toMatchObject({ title: "Mine", facts: { year: 2001, bpm: 90, key: 3 } });
      expect(await tracks.change(ONE, "t1", { title: null, facts: { year: null } })).toMatchObject({
        title: "Song",
        facts: { year: 1999 },
      });
      expect(await tracks.change(OTHER, "t1", { title: "x" })).toBeUndefined();
    });
  });

  describe("removing", () => {
    it("a track takes everything about it along, in its workspace only", async () => {
      await importRows(under, ONE, importRecord("i1"), RICH);
      await importRows(under, OTHER, importRecord("i2"), RICH);
      const other = await everythingIn(under, OTHER);
      expect(await under().store.tracks.remove(ONE, "t1")).toBe(true);
      expect(JSON.stringify(await contents())).not.toContain('"t1"');
      expect(await under().store.tracks.remove(ONE, "t1")).toBe(false);
      expect(await everythingIn(under, OTHER)).toEqual(other);
    });

    it("a user leaves no trace, not in examples of what was wrong either", async () => {
      const { users, imports } = under().store;
      const rules = [{ rule: "twice", outcome: "refused" as const, rows: 2, examples: ["line 2: ann", "line 3: bob"] }];
      const stage = await imports.stage(ONE, "i1");
      await stage.add([...RICH, { type: "friend", ...PLACE, user: "dan", friend: "ann" }]);
      await stage.addProblems([
        { type: "problem", outcome: "refused", ...PLACE, value: "ann;t1", rule: "r", reason: "no", remedy: "Do." },
      ]);
      await stage.publish(importRecord("i1", { rules }));
      expect(await users.remove(ONE, "ann")).toBe(true);
      expect(JSON.stringify(await contents())).not.toContain("ann");
      expect((await imports.problems(ONE, "i1", { limit: 10 })).items).toEqual([]);
      expect((await imports.get(ONE, "i1"))?.rules[0]?.examples).toEqual(["line 3: bob"]);
      expect(await users.remove(ONE, "ann")).toBe(false);
    });
  });
}
