import { createIdIndex } from "@segue/engine";
import { afterEach, describe, expect, it, vi } from "vitest";
import { queryOf } from "../../src/listeners/history.js";
import { createLiveListening, type LiveListening } from "../../src/listeners/live-listening.js";
import { cleaningOf } from "../../src/snapshots/cleaning.js";
import { importHere, importText, runningService, smallWorldCsv, train } from "../http/running-service.js";

const MAIN = "main";
const listener = (i: number) => `sim-listener-${String(i).padStart(4, "0")}`;

const running = runningService({}, async ({ client }) => {
  await importText(client, smallWorldCsv());
  await train(client, "als");
});

/** A way of remembering of the test's own, and what it asks the store for. */
function watched() {
  const { store, log } = running().service.services;
  const ofUser = vi.fn(store.events.ofUser);
  const getMany = vi.fn(store.tracks.getMany);
  const watching = { ...store, events: { ...store.events, ofUser }, tracks: { ...store.tracks, getMany } };
  const listening = createLiveListening({ store: watching, log });
  open.push(listening);
  return { listening, ofUser, getMany };
}
const open: LiveListening[] = [];
afterEach(() => {
  for (const each of open.splice(0)) each.close();
});

/** A model that knows every track that there is, and some that come. */
async function someModel() {
  const { items } = await running().service.services.store.tracks.list(MAIN, { limit: 1000, cursor: undefined });
  const ids = [...new Set([...items.map(({ id }) => id), "fresh-1", "fresh-2"])].sort();
  return { models: [{ model: "als", version: 1, weight: 1 }], tracks: createIdIndex(ids), signal: "plays" as const };
}

const NO_PAST = { past: false };

describe("what is remembered of listeners", () => {
  it("is read once, and anew after an event of their own, not of others", async () => {
    const { client } = running();
    const { listening, ofUser } = watched();
    const model = await someModel();
    const query = async (i: number) => (await listening.now(MAIN, listener(i))).query(model, NO_PAST);
    const [first, other] = [await query(1), await query(2)];
    expect(await query(1)).toEqual(first);
    expect(ofUser).toHaveBeenCalledTimes(2);
    await client.sendEvents([{ user: listener(2), track: "fresh-1" }]);
    expect(await query(1)).toEqual(first);
    expect(ofUser).toHaveBeenCalledTimes(2);
    const after = await query(2);
    expect(after.history.indices).toContain(model.tracks.indexOf("fresh-1"));
    expect(other.history.indices).not.toContain(model.tracks.indexOf("fresh-1"));
  });

  it("is what the store says, whatever is imported, taken back, cleaned, removed or renamed", async () => {
    const { client, service } = running();
    const { store } = service.services;
    const { listening } = watched();
    const model = await someModel();
    const [played] = await store.events.ofUser(MAIN, listener(3));
    const agree = async (what: string) => {
      const now = await listening.now(MAIN, listener(3));
      const fresh = queryOf(await store.events.ofUser(MAIN, listener(3)), model, await cleaningOf(store, MAIN));
      const query = await now.query(model, NO_PAST);
      expect(query, what).toEqual(fresh);
      const [track] = await store.tracks.getMany(MAIN, [played!.track]);
      expect((await now.tracks([played!.track])).get(played!.track)?.title, what).toBe(track?.title);
      return query;
    };
    const seen = [await agree("at first")];
    const path = { id: played!.track };
    const changes: Record<string, () => Promise<unknown>> = {
      import: () => importHere(running(), `user,track\n${listener(3)},fresh-2\n`, "more.csv"),
      cleaning: () =>
        client.take(client.api.PATCH("/v1/cleaning", { body: { robot: { on: false }, repeat: { on: false } } } as never)),
      title: () => client.take(client.api.PATCH("/v1/tracks/{id}", { params: { path }, body: { title: "Another" } })),
      removal: () => client.take(client.api.DELETE("/v1/tracks/{id}", { params: { path } })),
    };
    for (const [what, change] of Object.entries(changes)) {
      await change();
      seen.push(await agree(what));
    }
    expect(seen[1]!.history.indices).toContain(model.tracks.indexOf("fresh-2"));
    expect(seen.at(-1)!.history.indices).not.toContain(model.tracks.indexOf(played!.track));
  });

  it("is not used where more is asked for: what they did, or what was at another time", async () => {
    const { listening, ofUser } = watched();
    const model = await someModel();
    const now = await listening.now(MAIN, listener(4));
    await now.query(model, NO_PAST);
    expect((await now.query(model, { past: true })).past).toBeDefined();
    expect((await now.query(model, { past: false, until: 1 })).history.indices).toHaveLength(0);
    expect(ofUser).toHaveBeenCalledTimes(3);
  });

  it("holds no names of tracks that are not there, and reads the others once", async () => {
    const { client } = running();
    const { listening, getMany } = watched();
    const named = async () => [...(await (await listening.now(MAIN)).tracks(["fresh-9", "sim-track-00001"])).keys()];
    const before = await named();
    expect(before).not.toContain("fresh-9");
    await client.sendEvents([{ user: "somebody", track: "fresh-9" }]);
    expect(new Set(await named())).toEqual(new Set([...before, "fresh-9"]));
    getMany.mockClear();
    await named();
    expect(getMany).toHaveBeenCalledTimes(before.length === 1 ? 0 : 1);
  });

  it("is gone from memory soon after an erasure, though nobody asks", async () => {
    const { client, service } = running();
    const { listening } = watched();
    const model = await someModel();
    await (await listening.now(MAIN, listener(5))).query(model, NO_PAST);
    expect(listening.bytes(MAIN)).toBeGreaterThan(0);
    await client.result(
      (await client.take(client.api.DELETE("/v1/users/{id}", { params: { path: { id: listener(5) } } }))) as never,
    );
    await vi.waitFor(() => expect(listening.bytes(MAIN)).toBe(0), { timeout: 240_000, interval: 100 });
    expect((await listening.now(MAIN, listener(5))).known).toBe(false);
    expect(await service.services.store.users.get(MAIN, listener(5))).toBeUndefined();
  });
});

describe("answers under many events at once", () => {
  it("reflect every event that was acknowledged before they were asked for", async () => {
    const { client } = running();
    const told = async (user: string) => {
      const { rules } = await client.recommend(user, { n: 1 });
      return rules.find(({ rule }) => rule === "exclude-heard")!.removed;
    };
    const listeners = Array.from({ length: 25 }, (_, i) => `eager-${i}`);
    const tracks = (await client.recommend(listener(6), { n: 20 })).items.map(({ track }) => track);
    await Promise.all(
      listeners.map(async (user, i) => {
        for (const [at, track] of tracks.slice(0, 6 + (i % 5)).entries()) {
          await client.sendEvents([{ user, track }]);
          expect(await told(user)).toBe(at + 1);
        }
      }),
    );
  });
});
