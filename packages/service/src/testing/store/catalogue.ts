import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { allPages, importRecord, importRows, NOW, ONE, OTHER, play, trackRow } from "./rows.js";
import type { Under } from "./under.js";

const TITLES: readonly (readonly [id: string, title: string, artist: string])[] = [
  ["t1", "100% Pure", "Percent"],
  ["t2", "snake_case", "Under_Score"],
  ["t3", "snakeXcase", "Nobody"],
  ["t4", "back\\slash", "AC\\DC"],
  ["t5", "It's me", "Sinéad O'Connor"],
  ["t6", 'The "Best" of', "Quote"],
  ["t7", "Percent of a percent", "Someone"],
  ["100", "A hundred", "Number"],
];

/** Tracks and users: found, listed page by page, searched. */
export function describeCatalogue(under: Under): void {
  describe("tracks and users", () => {
    it("gives the many that exist among many more ids", async () => {
      const ids = Array.from({ length: 1200 }, (_, i) => `t${i}`);
      await under().store.events.add(
        ONE,
        ids.slice(0, 1000).map((id) => play("ann", id)),
        NOW,
      );
      const found = await under().store.tracks.getMany(ONE, ids);
      expect(found.map((track) => track.id).sort()).toEqual(ids.slice(0, 1000).sort());
      expect(await under().store.tracks.getMany(ONE, [])).toEqual([]);
    });

    it("gives pages that together are the whole list, each full but the last", async () => {
      const { store } = under();
      const ids = Array.from({ length: 23 }, (_, i) => `x${i}`);
      for (const id of ids) {
        await store.events.add(ONE, [play(id, id)], NOW);
        await store.events.add(OTHER, [play("eve", `other ${id}`)], NOW);
      }
      await fc.assert(
        fc.asyncProperty(fc.integer({ min: 1, max: 30 }), async (limit) => {
          for (const list of [store.tracks.list, store.users.list]) {
            const { items, sizes } = await allPages<{ id: string }>((page) => list(ONE, page), limit);
            expect(items.map((item) => item.id)).toEqual(ids);
            expect(sizes.slice(0, -1).every((size) => size === limit)).toBe(true);
            expect(sizes.at(-1)).toBeGreaterThan(0);
          }
        }),
        { numRuns: 12 },
      );
    });

    it("gives what comes in between two pages on the later one", async () => {
      const { store } = under();
      await store.events.add(ONE, [play("ann", "t1"), play("ann", "t2"), play("ann", "t3")], NOW);
      const first = await store.tracks.list(ONE, { limit: 2 });
      await store.events.add(ONE, [play("ann", "t4")], NOW);
      const second = await store.tracks.list(ONE, { limit: 2, cursor: first.next });
      expect([...first.items, ...second.items].map((track) => track.id)).toEqual(["t1", "t2", "t3", "t4"]);
    });

    it.each([
      ["title", ["t1", "100", "t4", "t5", "t7", "t2", "t3", "t6"]],
      ["artist", ["t4", "t3", "100", "t1", "t6", "t5", "t7", "t2"]],
      ["id", ["100", "t1", "t2", "t3", "t4", "t5", "t6", "t7"]],
      ["came", ["t1", "t2", "t3", "t4", "t5", "t6", "t7", "100"]],
    ] as const)("puts tracks in order by %s, forwards and backwards, page by page", async (sort, expected) => {
      const rows = TITLES.map(([id, title, artist]) => trackRow(id, title, artist));
      await importRows(under, ONE, importRecord("i1"), rows);
      const listed = async (order: "asc" | "desc", limit: number) =>
        (await allPages<{ id: string }>((page) => under().store.tracks.list(ONE, page, { sort, order }), limit)).items;
      const inOrder = (await listed("asc", 3)).map(({ id }) => id);
      expect(inOrder).toEqual(expected);
      expect((await listed("desc", 2)).map(({ id }) => id)).toEqual([...expected].reverse());
    });

    it("reaches any row of a long list from an anchor, in every order", async () => {
      const { store } = under();
      const ids = Array.from({ length: 1234 }, (_, i) => `x${String(i).padStart(4, "0")}`);
      for (let from = 0; from < ids.length; from += 500)
        await store.events.add(
          ONE,
          ids.slice(from, from + 500).map((id) => play(id, id)),
          NOW,
        );
      await store.events.add(OTHER, [play("eve", "elsewhere")], NOW);
      for (const [list, anchors] of [
        [store.tracks.list, store.tracks.anchors],
        [store.users.list, store.users.anchors],
      ] as const)
        for (const order of ["asc", "desc"] as const) {
          const { count, step, cursors } = await anchors(ONE, { sort: "id", order });
          expect([count, cursors.length]).toEqual([1234, Math.floor(1234 / step)]);
          for (const row of [0, 249, 250, 777, 1233]) {
            const at = Math.floor(row / step);
            const page = await list(ONE, { limit: 1, cursor: cursors[at - 1], skip: row - at * step }, { sort: "id", order });
            expect(page.items[0]?.id, `${order} ${row}`).toBe(ids[order === "asc" ? row : 1233 - row]);
          }
        }
      expect(await store.tracks.anchors(ONE, { text: "X000" })).toMatchObject({ count: 10, cursors: [] });
    });

    it("refuses a cursor that is not one of its own", async () => {
      for (const cursor of ["nonsense", "-1", "LTE", "MS41", "∞", "x".repeat(200)]) {
        await expect(under().store.tracks.list(ONE, { limit: 2, cursor }), cursor).rejects.toMatchObject({
          code: "invalid-request",
        });
      }
      const withNul = Buffer.from(JSON.stringify(["a\0b"])).toString("base64url");
      await expect(under().store.tracks.list(ONE, { limit: 2, cursor: withNul }, { sort: "id" })).rejects.toMatchObject({
        code: "invalid-request",
      });
    });

    it.each([
      ["100%", ["t1"]],
      ["%", ["t1"]],
      ["_", ["t2"]],
      ["snake_case", ["t2"]],
      ["\\", ["t4"]],
      ["c\\d", ["t4"]],
      ["'", ["t5"]],
      ["O'Connor", ["t5"]],
      ['"best"', ["t6"]],
      ["PERCENT", ["t1", "t7"]],
      ["100", ["100", "t1"]],
      ["' or 1=1 --", []],
      ["%' --", []],
    ])("finds %s where it stands, and nothing else", async (text, expected) => {
      await importRows(
        under,
        ONE,
        importRecord("i1"),
        TITLES.map(([id, title, artist]) => trackRow(id, title, artist)),
      );
      const found = await under().store.tracks.search(ONE, text, 10);
      expect(found.map((track) => track.id).sort()).toEqual([...expected].sort());
      const { items } = await allPages<{ id: string }>((page) => under().store.tracks.list(ONE, page, { text }), 1);
      expect(items.map((track) => track.id).sort()).toEqual([...expected].sort());
    });

    it("lists the listeners whose ids contain a text, whatever the case", async () => {
      const { events, users } = under().store;
      await events.add(ONE, [play("Ann", "t"), play("joanna", "t"), play("bob_", "t"), play("bobby", "t")], NOW);
      const found = async (text: string) => (await users.list(ONE, { limit: 9 }, { text })).items.map(({ id }) => id);
      expect(await found("ann")).toEqual(["Ann", "joanna"]);
      expect(await found("b_")).toEqual(["bob_"]);
      expect(await found("nobody")).toEqual([]);
    });

    it("puts whole matches first and answers no more than it was asked for", async () => {
      await importRows(
        under,
        ONE,
        importRecord("i1"),
        TITLES.map(([id, title, artist]) => trackRow(id, title, artist)).reverse(),
      );
      const { tracks } = under().store;
      expect((await tracks.search(ONE, "percent", 10)).map((track) => track.id)).toEqual(["t1", "t7"]);
      expect(await tracks.search(ONE, "percent", 1)).toHaveLength(1);
    });
  });
}
