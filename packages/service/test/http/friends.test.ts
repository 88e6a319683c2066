import { describe, expect, it } from "vitest";
import { trainJob } from "../../src/registry/train-job.js";
import { importHere, json, raw, runHere, runningService, smallWorldCsv } from "./running-service.js";

/** Listeners whom newcomers call friends. */
const [ONE, OTHER, THIRD] = ["sim-listener-0001", "sim-listener-0002", "sim-listener-0003"];

const running = runningService({}, async (now) => {
  await importHere(now, smallWorldCsv());
  const pairs = [`new-a,${ONE}`, `new-b,${OTHER}`, `new-b,${THIRD}`, `gone,${OTHER}`, "lonely,new-a", `${OTHER},${ONE}`];
  await importHere(now, ["user_id,friend_id", ...pairs, ""].join("\n"), "friends.csv");
  for (const algorithm of ["item-knn", "social"]) await runHere(now, trainJob, { algorithm });
  await now.client.take(
    now.client.api.PUT("/v1/deployments/{id}", { params: { path: { id: "home" } }, body: { model: "social" } }),
  );
});

const ask = (user: string, query: { model?: string; n?: number } = {}) => running().client.recommend(user, { n: 8, ...query });
async function heardBy(user: string): Promise<Set<string>> {
  const events = await running().service.services.store.events.ofUser("main", user);
  return new Set(events.filter(({ kind }) => kind === "play" || kind === "love").map(({ track }) => track));
}
const tracksOf = ({ items }: { items: readonly { track: string }[] }) => items.map(({ track }) => track);

describe("a listener without any play", () => {
  it("is answered by what their friends hear, each by their own", async () => {
    const [a, b] = [await ask("new-a"), await ask("new-b")];
    for (const answer of [a, b]) expect(answer).toMatchObject({ model: "social", known: true, basis: "friends" });
    expect(tracksOf(a)).not.toEqual(tracksOf(b));
    const plays = (await running().service.services.store.events.ofUser("main", ONE)).map(({ track }) => track);
    expect(plays).toContain(tracksOf(a)[0]);
  });

  it("is told how many friends play what is recommended, where reasons are asked for, and how many love it", async () => {
    const { client } = running();
    const [first] = tracksOf(await ask("new-b"));
    await client.sendEvents([{ user: OTHER, track: first!, kind: "love" }]);
    const told = async () => {
      const { items } = await client.recommend("new-b", { n: 8, explain: true });
      return new Map(items.map(({ track, friends }) => [track, friends]));
    };
    const [one, other] = await Promise.all([OTHER, THIRD].map((friend) => heardBy(friend)));
    for (const [track, friends] of await told()) {
      const hearing = Number(one!.has(track)) + Number(other!.has(track));
      expect(friends).toEqual({ hearing, loving: expect.any(Number) });
    }
    expect((await told()).get(first!)!.loving).toBeGreaterThan(0);
    expect((await ask("new-b")).items.every((item) => !("friends" in item))).toBe(true);
  });

  it("gets everybody's favourites where no friend has plays, or the model does not read them", async () => {
    expect((await ask("lonely")).basis).toBe("popularity");
    expect((await ask("nobody")).basis).toBe("popularity");
    expect((await ask("new-a", { model: "item-knn" })).basis).toBe("popularity");
  });

  it("gets the same in everybody's lists, in a mix, and page after page", async () => {
    const { client, service } = running();
    const lines = (await listsOfAll()).split("\n").filter((line) => line.startsWith("new-b,"));
    expect(lines.map((line) => line.split(",")[1])).toEqual(tracksOf(await ask("new-b")));
    const body = {
      by: "score",
      models: [
        { model: "social", weight: 1 },
        { model: "item-knn", weight: 1 },
      ],
    } as const;
    await client.take(
      client.api.PUT("/v1/deployments/{id}", { params: { path: { id: "both" } }, body: { ...body, models: [...body.models] } }),
    );
    const mixed = await client.recommend("new-b", { n: 8, deployment: "both" });
    expect([mixed.basis, tracksOf(mixed)]).toEqual(["friends", tracksOf(await ask("new-b"))]);
    const first = await client.recommend("new-b", { n: 4 });
    const { next } = first as { next?: string };
    const page = await raw(service.url, `/v1/users/new-b/recommendations?n=4&cursor=${next}`);
    expect([...tracksOf(first), ...tracksOf(page.body as never)]).toEqual(tracksOf(await ask("new-b")));
  });

  it("may be asked for by seeds instead, which leave friends out", async () => {
    const { url } = running().service;
    const rules = { seeds: { tracks: [tracksOf(await ask("lonely"))[0]], instead: true } };
    const answer = (user: string) => raw(url, "/v1/answers", json({ user, n: 5, rules }));
    const [a, b] = [await answer("new-a"), await answer("new-b")];
    expect(a.body.basis).toBe("model");
    expect(a.body.items).toEqual(b.body.items);
    const unseeded = await raw(url, "/v1/answers", json({ user: "new-a", n: 8 }));
    expect(unseeded.body).toMatchObject({ basis: "friends", items: (await ask("new-a")).items });
    expect((await raw(url, "/v1/answers", json({ history: [], n: 5 }))).body.basis).toBe("popularity");
  });

  it("is answered by their own from their first play on", async () => {
    const { client } = running();
    const [track] = tracksOf(await ask("new-a"));
    await client.sendEvents([{ user: "new-a", track: track! }]);
    const after = await ask("new-a");
    expect(after.basis).toBe("model");
    expect(tracksOf(after)).not.toContain(track);
  });

  it("no longer by a friend who was erased", async () => {
    const { client } = running();
    expect((await ask("gone")).basis).toBe("friends");
    const erasing = await client.take(client.api.DELETE("/v1/users/{id}", { params: { path: { id: OTHER } } }));
    await client.result(erasing as never);
    expect((await ask("gone")).basis).toBe("popularity");
    expect((await ask("new-b")).basis).toBe("friends");
  });
});

/** As lines of CSV. */
async function listsOfAll(): Promise<string> {
  const { client, service } = running();
  const job = await client.startRecommendAll({ n: 8, model: "social" });
  await client.result(job);
  return (await fetch(new URL(`/v1/jobs/${job.id}/output`, service.url))).text();
}
