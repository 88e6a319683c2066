import { describe, expect, it } from "vitest";
import { model } from "./models.js";
import { eventRow, importRecord, importRows, NOW, ONE, OTHER, play, trackRow } from "./rows.js";
import type { Under } from "./under.js";

const DAY = 86_400_000;

/** What is remembered of a listener may be used only while the data stand as they did. */
export function describeStanding(under: Under): void {
  const standing = (workspace = ONE) => under().store.events.standing(workspace, ["ann", "bob", "nobody"]);
  const fill = async () => {
    const { store } = under();
    for (const id of [ONE, OTHER]) await store.workspaces.add({ id, createdAt: NOW });
    await importRows(under, ONE, importRecord("i1"), [
      eventRow("ann", "t1"),
      eventRow("ann", "t2", { at: NOW - 9 * DAY }),
      eventRow("bob", "t2"),
      trackRow("t1", "Song"),
    ]);
    await store.events.add(ONE, [play("ann", "t3")], NOW);
  };

  describe("the standing of data", () => {
    it("is the same while nothing happens, and knows those that there are", async () => {
      await fill();
      const before = await standing();
      expect([...before.listeners.keys()].sort()).toEqual(["ann", "bob"]);
      expect(await standing()).toEqual(before);
      const reopened = await under().reopen();
      expect(await reopened.events.standing(ONE, ["ann", "bob", "nobody"])).toEqual(before);
      expect((await reopened.events.standing(ONE, [])).state).toBe(before.state);
    });

    it("tells of a live event for those alone whose it is", async () => {
      await fill();
      const before = await standing();
      await under().store.events.add(ONE, [play("ann", "t1"), play("new", "t9")], NOW);
      const after = await standing();
      expect(after.state).toBe(before.state);
      expect(after.listeners.get("ann")).not.toBe(before.listeners.get("ann"));
      expect(after.listeners.get("bob")).toBe(before.listeners.get("bob"));
      expect((await standing(OTHER)).listeners.size).toBe(0);
    });

    it("tells of everything else that changes what is read", async () => {
      await fill();
      const { store } = under();
      const same = [{ kept: "t1", merged: [{ id: "t2", by: "name" as const, why: "alike" }] }];
      const changes: Record<string, () => Promise<unknown>> = {
        import: () => importRows(under, ONE, importRecord("i2"), [eventRow("bob", "t4")]),
        undo: () => store.imports.remove(ONE, "i2"),
        merges: () => store.merges.replace(ONE, same),
        apart: () => store.merges.keepApart(ONE, "t2"),
        settings: () => store.settings.set(ONE, "cleaning", { repeats: { on: false } }),
        "a track's title": () => store.tracks.change(ONE, "t1", { title: "Sung" }),
        "a track's end": () => store.tracks.remove(ONE, "t3"),
        retention: () => store.retention.removeEvents(ONE, NOW - DAY, async () => {}),
        erasure: () => store.users.remove(ONE, "bob"),
      };
      const seen = new Set([(await standing()).state]);
      const other = (await standing(OTHER)).state;
      for (const [what, change] of Object.entries(changes)) {
        await change();
        const { state } = await standing();
        expect(seen.has(state), what).toBe(false);
        seen.add(state);
      }
      expect((await standing(OTHER)).state).toBe(other);
    });

    it("tells of what changes which models answer, and of nothing else", async () => {
      await fill();
      const { models } = under().store;
      const serving = { models: [{ model: "als", version: 1, weight: 1 }], by: null };
      const changes: Record<string, () => Promise<unknown>> = {
        publishing: () => models.publish(ONE, model("als"), 1),
        deploying: () => models.deploy(ONE, "home", { serving, how: "promoted", at: NOW, back: null }),
        rewriting: () => models.rewriteChange(ONE, "home", 1, serving),
        "an alias": () => models.setAlias(ONE, { name: "als", alias: "stable", version: 1, updatedAt: NOW }),
        "an alias's end": () => models.removeAlias(ONE, "als", "stable"),
        "a deployment's end": () => models.undeploy(ONE, "home"),
        "a model's end": () => models.remove(ONE, "als", 1),
      };
      const before = await standing();
      const seen = new Set([before.models]);
      for (const [what, change] of Object.entries(changes)) {
        await change();
        const now = await standing();
        expect(seen.has(now.models), what).toBe(false);
        expect({ ...now, models: "" }, what).toEqual({ ...before, models: "" });
        seen.add(now.models);
      }
      await under().store.events.add(ONE, [play("ann", "t1")], NOW);
      await importRows(under, ONE, importRecord("i2"), [eventRow("bob", "t4")]);
      expect(seen.has((await standing()).models)).toBe(true);
      expect((await standing(OTHER)).models).toBe(before.models.replace(/\.\d+$/, ".0"));
    });

    it("is another's where a workspace is made anew under the same name", async () => {
      await fill();
      const { store } = under();
      const before = await standing();
      await store.workspaces.remove(ONE);
      await store.workspaces.add({ id: ONE, createdAt: NOW + 1 });
      await importRows(under, ONE, importRecord("i1"), [eventRow("ann", "t1")]);
      await store.events.add(ONE, [play("ann", "t3")], NOW);
      expect((await standing()).state).not.toBe(before.state);
    });
  });
}
