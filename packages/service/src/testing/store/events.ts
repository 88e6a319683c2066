import { EVENT_KINDS } from "@segue/engine";
import { describe, expect, it } from "vitest";
import type { ListeningEvent } from "../../ports/events.js";
import type { Store } from "../../ports/store.js";
import { all, allPages, NOW, ONE, OTHER, play } from "./rows.js";
import type { Under } from "./under.js";

/** Events: durable, all or nothing, once each, and only in their own workspace. */
export function describeEvents(under: Under): void {
  describe("events", () => {
    it("keeps every field of an event, in the order of arrival, after reopening too", async () => {
      const sent = EVENT_KINDS.map((kind, i) =>
        play("ann", `t${i}`, { kind, value: i + 0.5, at: i === 0 ? null : NOW + i, duration: i }),
      );
      expect(await under().store.events.add(ONE, sent, NOW)).toEqual({ accepted: 4, duplicates: 0 });
      const expected = sent.map(({ track, kind, value, at, duration }) => ({ track, kind, value, at, duration }));
      expect(await under().store.events.ofUser(ONE, "ann")).toMatchObject(expected);
      const reopened = await under().reopen();
      expect(await reopened.events.ofUser(ONE, "ann")).toMatchObject(expected);
      expect(await reopened.events.count(ONE)).toBe(4);
    });

    it("keeps ids of any characters apart", async () => {
      const ids = ["a", "A", "á", "a\u0301", "o'brien", 'say "hi"', "100%", "_", "\\", "日本", "🎵", " a", "null"];
      await under().store.events.add(
        ONE,
        ids.map((id) => play(id, id)),
        NOW,
      );
      for (const id of ids) {
        expect(await under().store.events.ofUser(ONE, id)).toMatchObject([{ track: id, kind: "play", value: 1, at: NOW }]);
      }
    });

    it("counts an id once, within a request and over requests, and an event without an id every time", async () => {
      const { events } = under().store;
      const twice = [play("ann", "t1", { id: "e1" }), play("ann", "t2", { id: "e1" })];
      expect(await events.add(ONE, twice, NOW)).toEqual({ accepted: 1, duplicates: 1 });
      expect(await events.add(ONE, [play("ann", "t1", { id: "e1" }), play("ann", "t3", { id: "e2" })], NOW)).toEqual({
        accepted: 1,
        duplicates: 1,
      });
      expect(await events.add(ONE, [play("ann", "t4"), play("ann", "t4")], NOW)).toEqual({ accepted: 2, duplicates: 0 });
      expect((await events.ofUser(ONE, "ann")).map((event) => event.track)).toEqual(["t1", "t3", "t4", "t4"]);
    });

    it("lists events page by page, each once, all of them or one listener's, and nobody else's", async () => {
      const { events } = under().store;
      for (const [i, user] of ["ann", "bob", "ann", "cid", "bob", "ann"].entries())
        await events.add(ONE, [play(user, `t${i}`, { at: NOW + i })], NOW);
      await events.add(OTHER, [play("ann", "elsewhere")], NOW);
      for (const user of [undefined, "ann", "nobody"]) {
        const tracks: string[] = [];
        for (let cursor: string | undefined, more = true; more; more = cursor !== undefined) {
          const page = await events.list(ONE, { limit: 2, cursor }, { user });
          tracks.push(...page.items.map(({ track }) => track));
          cursor = page.next;
        }
        const expected = { ann: ["t5", "t2", "t0"], nobody: [] as string[], all: ["t3", "t4", "t1", "t5", "t2", "t0"] };
        expect(tracks, user).toEqual(expected[user as "ann" | "nobody"] ?? expected.all);
      }
      expect((await events.list(ONE, { limit: 1 }, { user: "ann" })).items).toEqual([
        {
          id: expect.any(String),
          user: "ann",
          track: "t5",
          title: null,
          artist: null,
          kind: "play",
          value: 1,
          at: NOW + 5,
          duration: null,
        },
      ]);
      const foreign = events.list(ONE, { limit: 2, cursor: Buffer.from("1 2").toString("base64url") });
      await expect(foreign).rejects.toMatchObject({ code: "invalid-request" });
    });

    it("puts one listener's events in order of time, unknown times first, and refuses that for all of them", async () => {
      const { events } = under().store;
      for (const [track, at] of [
        ["b", 2],
        ["none", null],
        ["c", 3],
        ["a", 1],
      ] as const)
        await events.add(ONE, [play("ann", track, { at: at === null ? null : NOW + at })], NOW);
      const tracks = async (order: "asc" | "desc") => {
        const all = await allPages<{ track: string }>((page) => events.list(ONE, page, { user: "ann", sort: "time", order }), 3);
        return all.items.map(({ track }) => track);
      };
      expect(await tracks("asc")).toEqual(["none", "a", "b", "c"]);
      expect(await tracks("desc")).toEqual(["c", "b", "a", "none"]);
      await expect(events.list(ONE, { limit: 2 }, { sort: "time" })).rejects.toMatchObject({ code: "invalid-request" });
      expect(await events.anchors(ONE, { user: "ann", sort: "time" })).toMatchObject({ count: 4 });
    });

    it("takes one event back, once, and none of another workspace", async () => {
      const { events } = under().store;
      await events.add(ONE, [play("ann", "t1"), play("ann", "t2"), play("bob", "t2")], NOW);
      const { items } = await events.list(ONE, { limit: 9 }, { user: "ann" });
      const id = items.find(({ track }) => track === "t2")!.id;
      const standing = async () => (await events.standing(ONE, ["ann"])).state;
      const before = await standing();
      expect(await events.remove(OTHER, id)).toBe(false);
      expect(await events.remove(ONE, id)).toBe(true);
      expect(await events.remove(ONE, id)).toBe(false);
      expect(await events.remove(ONE, "nonsense")).toBe(false);
      expect((await events.ofUser(ONE, "ann")).map(({ track }) => track)).toEqual(["t1"]);
      expect(await events.count(ONE)).toBe(2);
      expect(await standing()).not.toBe(before);
      await events.add(ONE, [play("ann", "t3")], NOW);
      expect(await events.remove(ONE, id), "its id is that of a later event").toBe(false);
    });

    it("takes an event back by its sender's id, of that listener and as long as it is new", async () => {
      const { events } = under().store;
      await events.add(ONE, [play("ann", "t1", { id: "e1" }), play("ann", "t2", { id: "e2" })], NOW);
      const untell = (user: string, id: string, since = NOW, workspace = ONE) => events.untell(workspace, { user, id, since });
      expect(await untell("bob", "e1")).toBe(false);
      expect(await untell("ann", "e1", NOW + 1)).toBe(false);
      expect(await untell("ann", "e1", NOW, OTHER)).toBe(false);
      const before = await events.revision(ONE);
      expect(await untell("ann", "e1")).toBe(true);
      expect(await events.revision(ONE)).toBeGreaterThan(before);
      expect(await untell("ann", "e1")).toBe(false);
      expect((await events.ofUser(ONE, "ann")).map(({ track }) => track)).toEqual(["t2"]);
    });

    it("knows an id in its own workspace only", async () => {
      await under().store.events.add(ONE, [play("ann", "t1", { id: "e1" })], NOW);
      expect(await under().store.events.add(OTHER, [play("bob", "t2", { id: "e1" })], NOW)).toEqual({
        accepted: 1,
        duplicates: 0,
      });
    });

    it("stores all events of a request or, when one cannot be stored, none", async () => {
      const unstorable = play("ann", "t2", { value: null as unknown as number });
      await expect(under().store.events.add(ONE, [play("ann", "t1"), unstorable], NOW)).rejects.toThrow();
      const { events, users, tracks } = under().store;
      expect([await events.count(ONE), await users.count(ONE), await tracks.count(ONE), await events.revision(ONE)]).toEqual([
        0, 0, 0, 0,
      ]);
      expect(await events.add(ONE, [play("ann", "t1")], NOW)).toEqual({ accepted: 1, duplicates: 0 });
    });

    it("raises the revision with every change, and not without one", async () => {
      const { events } = under().store;
      expect(await events.revision(ONE)).toBe(0);
      await events.add(ONE, [play("ann", "t1", { id: "e1" })], NOW);
      const first = await events.revision(ONE);
      expect(first).toBeGreaterThan(0);
      await events.add(ONE, [play("ann", "t1", { id: "e1" })], NOW);
      expect(await events.revision(ONE)).toBe(first);
      await events.add(ONE, [play("ann", "t2")], NOW);
      expect(await events.revision(ONE)).toBeGreaterThan(first);
      expect(await events.revision(OTHER)).toBe(0);
    });

    it("makes nobody known by an event that was there already", async () => {
      await under().store.events.add(ONE, [play("ann", "t1", { id: "e1" })], NOW);
      await under().store.events.add(ONE, [play("stranger", "t9", { id: "e1" })], NOW);
      expect(await under().store.users.get(ONE, "stranger")).toBeUndefined();
      expect(await under().store.tracks.get(ONE, "t9")).toBeUndefined();
    });

    it("takes events that come in at the same moment one after the other", async () => {
      const together = Array.from({ length: 20 }, (_, i) =>
        under().store.events.add(ONE, [play("ann", `t${i % 3}`, { id: `e${i % 10}` })], NOW),
      );
      const accepted = (await Promise.all(together)).reduce((sum, answer) => sum + answer.accepted, 0);
      expect(accepted).toBe(10);
      expect(await under().store.events.count(ONE)).toBe(10);
    });

    it("shows everything of one workspace at one moment", async () => {
      const { store } = under();
      await store.events.add(ONE, [play("ann", "t1", { at: null }), play("bob", "t2", { kind: "skip", value: 2 })], NOW);
      await store.events.add(OTHER, [play("eve", "t1")], NOW);
      const seen = await store.events.everything(ONE, async (listening) => {
        await store.events.add(ONE, [play("late", "t3")], NOW);
        return {
          users: listening.users,
          tracks: listening.tracks,
          count: listening.count,
          events: (await all(listening.events())).map(([user, track, kind, value, at]) => [
            listening.users[user],
            listening.tracks[track]?.id,
            kind,
            value,
            at,
          ]),
        };
      });
      expect(seen).toEqual({
        users: ["ann", "bob"],
        tracks: ["t1", "t2"].map((id) => ({ id, title: null, artist: null, facts: {} })),
        count: 2,
        events: [
          ["ann", "t1", 0, 1, null],
          ["bob", "t2", 1, 2, NOW],
        ],
      });
    });

    it("never shows one workspace anything of another", async () => {
      const events: ListeningEvent[] = [play("ann", "t1"), play("bob", "t2")];
      await under().store.events.add(ONE, events, NOW);
      expect(await everythingVisible(under().store, OTHER)).toEqual([[], undefined, undefined, [], 0, 0, 0, [], [], [], []]);
    });
  });
}

async function everythingVisible({ events, users, tracks }: Store, workspace: string): Promise<unknown[]> {
  return [
    await events.ofUser(workspace, "ann"),
    await users.get(workspace, "ann"),
    await tracks.get(workspace, "t1"),
    await tracks.getMany(workspace, ["t1", "t2"]),
    await events.count(workspace),
    await users.count(workspace),
    await tracks.count(workspace),
    await tracks.search(workspace, "t", 10),
    (await users.list(workspace, { limit: 10 })).items,
    (await tracks.list(workspace, { limit: 10 })).items,
    await events.everything(workspace, async ({ users, tracks, events }) => [...users, ...tracks, ...(await all(events()))]),
  ];
}
