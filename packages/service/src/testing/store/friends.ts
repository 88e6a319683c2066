import type { DataRow } from "@segue/engine";
import { describe, expect, it } from "vitest";
import { eventRow, importRecord, importRows, ONE, OTHER, PLACE } from "./rows.js";
import type { Under } from "./under.js";

const friend = (user: string, other: string): DataRow => ({ type: "friend", ...PLACE, user, friend: other });

/** Whom a listener calls a friend. */
export function describeFriends(under: Under): void {
  const friendsOf = async (user: string, workspace = ONE) =>
    (await under().store.users.friends(workspace, user)).sort((a, b) => (a.id < b.id ? -1 : 1));

  describe("friends", () => {
    it("are those whom a user names, once, each with the number of theirs", async () => {
      await importRows(under, ONE, importRecord("one"), [
        ...[friend("ann", "bob"), friend("ann", "cat"), friend("ann", "ann")],
        ...[friend("bob", "ann"), friend("bob", "cat"), friend("dan", "ann"), eventRow("dan", "t1")],
      ]);
      await importRows(under, ONE, importRecord("two"), [friend("ann", "bob"), friend("bob", "ann"), friend("ann", "eve")]);
      expect(await friendsOf("ann")).toEqual([
        { id: "bob", friends: 2 },
        { id: "cat", friends: 0 },
        { id: "eve", friends: 0 },
      ]);
      expect(await friendsOf("dan")).toEqual([{ id: "ann", friends: 3 }]);
      for (const user of ["cat", "nobody"]) expect(await friendsOf(user)).toEqual([]);
    });

    it("are none of another workspace, of an import that is not in yet or was undone, or of who was erased", async () => {
      const { store } = under();
      await importRows(under, ONE, importRecord("one"), [friend("ann", "bob"), friend("bob", "cat")]);
      await importRows(under, ONE, importRecord("gone"), [friend("ann", "dan"), friend("bob", "dan")]);
      await importRows(under, OTHER, importRecord("theirs"), [friend("ann", "eve"), friend("bob", "eve"), friend("bob", "fay")]);
      const stage = await store.imports.stage(ONE, "waiting");
      await stage.add([friend("ann", "gil")]);
      await store.imports.remove(ONE, "gone");
      expect(await friendsOf("ann")).toEqual([{ id: "bob", friends: 1 }]);
      expect(await friendsOf("ann", OTHER)).toEqual([{ id: "eve", friends: 0 }]);
      await store.users.remove(ONE, "cat");
      expect(await friendsOf("ann")).toEqual([{ id: "bob", friends: 0 }]);
      await store.users.remove(ONE, "bob");
      expect(await friendsOf("ann")).toEqual([]);
      await stage.discard();
    });
  });
}
