import { EVENT_KINDS } from "@segue/engine";
import { describe, expect, it } from "vitest";
import type { Listening } from "../../src/ports/events.js";
import { importText, runningService, smallWorldCsv, train } from "./running-service.js";

const LISTENER = "sim-listener-0001";

const running = runningService({}, async ({ client }) => {
  await importText(client, smallWorldCsv());
  for (const name of ["item-knn", "ease", "user-knn", "popularity"]) await train(client, name);
});

const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0);

async function heardBy(user: string): Promise<Set<string>> {
  const events = await running().service.services.store.events.ofUser("main", user);
  return new Set(events.map(({ track }) => track));
}

describe("reasons", () => {
  it("are told where they are asked for: tracks that the listener heard, with titles, three at most", async () => {
    const { client } = running();
    const plain = await client.recommend(LISTENER, { n: 5, model: "item-knn" });
    expect(plain.items.every((item) => !("reasons" in item))).toBe(true);
    const { items } = await client.recommend(LISTENER, { n: 5, model: "item-knn", explain: true });
    expect(items.map(({ reasons: _, ...item }) => item)).toEqual(plain.items);
    const heard = await heardBy(LISTENER);
    for (const { reasons } of items) {
      expect(reasons!.how).toBe("exact");
      expect(reasons!.because).toHaveLength(3);
      for (const { track, title, artist } of reasons!.because) {
        expect(heard.has(track)).toBe(true);
        expect([title, artist].every(Boolean)).toBe(true);
      }
    }
  });

  it("add up to the score with what else contributes, whichever way they are asked for", async () => {
    const { client } = running();
    for (const reasons of [1, 100]) {
      const asked = { n: 10, model: "ease", explain: true, reasons };
      const { items } = await client.recommend(LISTENER, asked);
      expect((await client.answer({ user: LISTENER, ...asked })).items).toEqual(items);
      for (const { score, reasons: why } of items) {
        expect(sum(why!.because.map(({ contribution }) => contribution)) + why!.others!).toBeCloseTo(score, 5);
        expect(why).not.toHaveProperty("rules");
        const shares = sum(why!.because.map(({ share }) => share));
        expect(reasons === 1 ? shares < 1 : Math.abs(shares - 1) < 1e-9).toBe(true);
      }
    }
  });

  it("tell what rules added to the model's score", async () => {
    const { client } = running();
    const asked = { user: LISTENER, n: 5, model: "item-knn", explain: true };
    const { items } = await client.answer({ ...asked, rules: { popularity: { dial: 0.5 } } });
    const plain = await client.answer({ user: LISTENER, n: 80, model: "item-knn" });
    for (const { track, score, reasons } of items) {
      const before = plain.items.find((item) => item.track === track)!.score;
      expect(reasons!.rules).toBeCloseTo(score - before, 4);
      expect(Math.abs(reasons!.rules!)).toBeGreaterThan(0);
    }
  });

  it("come by leaving out where a model knows none of its own", async () => {
    const { client } = running();
    const { items } = await client.recommend(LISTENER, { n: 3, model: "user-knn", explain: true });
    for (const { reasons } of items) {
      expect(reasons).toMatchObject({ how: "leaving-out" });
      expect(reasons).not.toHaveProperty("others");
    }
    expect(items.some(({ reasons }) => reasons!.because.length > 0)).toBe(true);
  });

  it("add up where models answer together, and are by leaving out where one of them knows none", async () => {
    const { client } = running();
    const mix = async (id: string, other: string) => {
      const models = [
        { model: "item-knn", weight: 1 },
        { model: other, weight: 3 },
      ];
      await client.take(client.api.PUT("/v1/deployments/{id}", { params: { path: { id } }, body: { models, by: "score" } }));
      return client.recommend(LISTENER, { n: 5, deployment: id, explain: true });
    };
    for (const { score, reasons } of (await mix("exact", "ease")).items) {
      expect(reasons!.how).toBe("exact");
      expect(sum(reasons!.because.map(({ contribution }) => contribution)) + reasons!.others!).toBeCloseTo(score, 4);
    }
    for (const { reasons } of (await mix("mixed", "user-knn")).items) expect(reasons!.how).toBe("leaving-out");
  });

  it("are not made up: none for favourites, none from the history where the model does not look at it", async () => {
    const { client } = running();
    const stranger = await client.recommend("nobody ever", { n: 3, explain: true });
    expect(stranger.basis).toBe("popularity");
    expect(stranger.items.every((item) => !("reasons" in item))).toBe(true);
    const charts = await client.recommend(LISTENER, { n: 3, model: "popularity", explain: true });
    for (const { score, reasons } of charts.items)
      expect(reasons).toEqual({ how: "exact", because: [], others: score, listeners: expect.any(Number) });
  });

  it("tell with how many of their plays of late, and how often the one came after the other, as a count by hand finds it", async () => {
    const { client, service } = running();
    const { events } = service.services.store;
    const [heard] = [...(await heardBy(LISTENER))];
    const recent = { user: LISTENER, track: heard!, kind: "play" } as const;
    const at = new Date(Date.now() - 3 * 86_400_000).toISOString();
    await client.sendEvents([{ ...recent }, { ...recent, value: 2, at }, { ...recent, kind: "skip" }]);
    await client.sendEvents([{ ...recent, at: new Date(Date.now() - 10 * 86_400_000).toISOString() }]);
    const answer = await client.recommend(LISTENER, { n: 40, model: "item-knn", explain: true, reasons: 100 });
    expect(answer.lately).toEqual({ week: 3, month: 4 });
    const pairs = answer.items.flatMap(({ track, reasons }) => reasons!.because.map((why) => ({ item: track, ...why })));
    for (const { track, plays } of pairs) expect(plays).toBe(track === heard ? 4 : undefined);
    const all = await events.everything("main", (listening) => sessionsByHand(listening));
    const often = pairs.filter(({ follows }) => follows !== undefined);
    expect(often.length).toBeGreaterThan(0);
    for (const { item, track, follows } of pairs) expect(follows).toEqual(oftenByHand(all, track, item));
    expect(answer.items.every(({ reasons }) => Number.isInteger(reasons!.listeners))).toBe(true);
    await client.take(client.api.DELETE("/v1/users/{id}", { params: { path: { id: "sim-listener-0002" } } }));
    const afterwards = async () => {
      const { items } = await client.recommend(LISTENER, { n: 40, model: "item-knn", explain: true });
      return items.flatMap(({ reasons }) => reasons!.because).filter(({ follows }) => follows !== undefined);
    };
    await expect.poll(afterwards).toEqual([]);
  });

  it("are those of a history that is given and kept nowhere", async () => {
    const { client } = running();
    const [first] = (await client.recommend(LISTENER, { n: 1 })).items;
    const { items } = await client.answer({ history: [{ track: first!.track }], n: 3, model: "ease", explain: true });
    for (const { score, reasons } of items)
      expect(reasons!.because).toEqual([expect.objectContaining({ track: first!.track, contribution: score, share: 1 })]);
  });
});

/** The tracks of every session but those of today's plays, which no model has learned from. */
async function sessionsByHand({ users, tracks, events }: Listening): Promise<string[][]> {
  const plays: { user: string; track: string; at: number }[] = [];
  for await (const some of events())
    for (const [user, track, kind, , at] of some)
      if (EVENT_KINDS[kind] === "play" && at !== null && at < Date.now() - 30 * 86_400_000)
        plays.push({ user: users[user]!, track: tracks[track]!.id, at });
  plays.sort((a, b) => (a.user === b.user ? a.at - b.at : a.user < b.user ? -1 : 1));
  const sessions: string[][] = [];
  plays.forEach(({ user, track, at }, p) => {
    const before = plays[p - 1];
    if (before?.user !== user || at - before.at > 30 * 60_000) sessions.push([]);
    sessions.at(-1)!.push(track);
  });
  return sessions;
}

function oftenByHand(sessions: readonly (readonly string[])[], before: string, after: string) {
  const withBefore = sessions.filter((tracks) => tracks.includes(before));
  const then = withBefore.filter((tracks) =>
    tracks.some((track, p) => track === before && tracks.slice(p + 1, p + 11).includes(after)),
  ).length;
  return then >= 3 && then >= 0.1 * withBefore.length ? { sessions: then, of: withBefore.length } : undefined;
}
