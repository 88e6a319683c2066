import { describe, expect, it } from "vitest";
import { eventRow, importRecord, NOW, ONE, OTHER, PLACE, play, trackRow } from "./rows.js";
import type { Under } from "./under.js";

/** Workspaces: made once, removed with everything, and nothing of another. */
export function describeWorkspaces(under: Under): void {
  describe("workspaces", () => {
    it("are there from the beginning with the main one, and each is made once", async () => {
      const { workspaces } = under().store;
      expect(await workspaces.list()).toEqual([{ id: "main", createdAt: 0 }]);
      expect(await workspaces.add({ id: "label", createdAt: NOW })).toBe(true);
      expect(await workspaces.add({ id: "label", createdAt: NOW + 1 })).toBe(false);
      const reopened = (await under().reopen()).workspaces;
      expect(await reopened.get("label")).toEqual({ id: "label", createdAt: NOW });
      expect(await reopened.get("none")).toBeUndefined();
      expect((await reopened.list()).map(({ id }) => id)).toEqual(["label", "main"]);
    });

    it("go with everything that belongs to them", async () => {
      const { store } = under();
      for (const id of [ONE, OTHER]) {
        await store.workspaces.add({ id, createdAt: NOW });
        await store.events.add(id, [play("ann", "t1"), play("bob", "t2")], NOW);
        const stage = await store.imports.stage(id, `import-${id}`);
        const tag = { type: "tag", ...PLACE, track: "t2", tag: "calm", user: "ann" } as const;
        await stage.add([eventRow("ann", "t1"), trackRow("t1", "One"), tag]);
        await stage.publish(importRecord(`import-${id}`, { contentHash: id }));
        await store.settings.set(id, "cleaning", { on: true });
      }
      await store.workspaces.remove(ONE);
      expect(await store.workspaces.get(ONE)).toBeUndefined();
      const counts = async (id: string) => [
        await store.events.count(id),
        await store.tracks.count(id),
        await store.users.count(id),
        (await store.imports.list(id, { limit: 9 })).items.length,
      ];
      expect(await counts(ONE)).toEqual([0, 0, 0, 0]);
      expect(await counts(OTHER)).toEqual([3, 2, 2, 1]);
      expect(await store.settings.get(ONE, "cleaning")).toBeUndefined();
      await store.workspaces.remove(ONE);
    });
  });
}
