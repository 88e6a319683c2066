import { describe, expect, it } from "vitest";
import { recommendAllJob } from "../../src/listeners/recommend-all-job.js";
import { trainJob } from "../../src/registry/train-job.js";
import { importHere, json, raw, runHere, runningService, smallWorldCsv } from "./running-service.js";

const LISTENER = "sim-listener-0001";
const yearOf = (track: string) => 1930 + Number(track.slice(-4));
const albumOf = (track: string) => `album ${Number(track.slice(-4)) % 30}`;

const running = runningService({}, async (now) => {
  await importHere(now, smallWorldCsv());
  const tracks = [...new Set(smallWorldCsv().match(/sim-track-\d{5}/g))].sort();
  const lines = tracks.map((track) => `${track},${yearOf(track)},${albumOf(track)}`);
  await importHere(now, ["music_id,year,album", ...lines, ""].join("\n"), "tracks.csv");
  for (const algorithm of ["item-knn", "als"]) await runHere(now, trainJob, { algorithm });
});

interface Item {
  readonly track: string;
  readonly artist?: string;
  readonly score: number;
  readonly propensity?: number;
}
interface Answer {
  readonly id: string;
  readonly model: string;
  readonly basis: string;
  readonly items: readonly Item[];
  readonly rules: readonly { readonly rule: string; readonly removed: number }[];
  readonly next?: string;
}

const call = (path: string, body?: unknown, method = "POST") =>
  raw(running().service.url, path, body === undefined ? {} : json(body, method));
async function sure<T = Answer>(answer: ReturnType<typeof call>): Promise<T> {
  const { status, body } = await answer;
  expect({ status, body }).toMatchObject({ status: 200 });
  return body as T;
}
const get = (query: string, user = LISTENER) => call(`/v1/users/${user}/recommendations?${query}`);
const ask = (body: object) => call("/v1/answers", body);
const tracksOf = ({ items }: Answer) => items.map(({ track }) => track);
const heard = async (user = LISTENER) =>
  new Set((await running().service.services.store.events.ofUser("main", user)).map(({ track }) => track));

describe("a request", () => {
  it("is steered by parameters, and told what each rule removed", async () => {
    const answer = await sure(get("n=8&minYear=1960&maxYear=2010&artistCap=1&diversity=0.3"));
    expect(answer.rules.map(({ rule }) => rule)).toEqual(["exclude-heard", "filter", "artist-cap", "diversity"]);
    expect(answer.rules[1]!.removed).toBeGreaterThan(0);
    expect(answer.items).toHaveLength(8);
    for (const { track } of answer.items) expect(yearOf(track)).toBeGreaterThanOrEqual(1960);
    const artists = answer.items.map(({ artist }) => artist);
    expect(new Set(artists).size).toBe(artists.length);
    expect(tracksOf(await sure(get("n=3&targetYear=1975&freshness=0"))).length).toBe(3);
    const known = await heard();
    expect(tracksOf(await sure(get("n=200&excludeHeard=false"))).filter((track) => known.has(track))).toHaveLength(known.size);
  });

  it("may be for a history that is kept nowhere, and agrees with the listener's own", async () => {
    const { store } = running().service.services;
    const events = (await store.events.ofUser("main", LISTENER)).map(({ track, kind, value, at }) => ({
      track,
      kind,
      value,
      at: new Date(at!).toISOString(),
    }));
    const before = await store.events.arrived("main");
    const inline = await sure(ask({ history: events, n: 7 }));
    expect(inline.items).toEqual((await sure(get("n=7"))).items);
    expect(inline.items).toEqual((await sure(ask({ user: LISTENER, n: 7 }))).items);
    expect(await store.events.arrived("main")).toBe(before);
    expect((await sure(ask({ n: 3 }))).basis).toBe("popularity");
    const seeded = await sure(ask({ n: 3, rules: { seeds: { tracks: [events[0]!.track] } } }));
    expect(seeded.basis).toBe("model");
    expect(await ask({ user: "ann", history: [] })).toMatchObject({ status: 400, body: { code: "invalid-request" } });
  });

  it.each([
    [{ rules: { "artist-cap": { max: 0 } } }, /rules\.artist-cap\.max must be >= 1 \(found 0\)/],
    [{ rules: { "artist-camp": {} } }, /rules\.artist-camp is not known; known are seeds, exclude-heard/],
    [
      { rules: { filter: { where: { year: { least: 3 } } } } },
      /rules\.filter\.where\.year\.least is not known; known are is, in/,
    ],
    [{ rules: { freshness: { halfLife: "soon" } } }, /rules\.freshness\.halfLife .*\(found "soon"\)/],
  ])("with %j is refused, naming field and value", async (body, detail) => {
    expect(await ask(body)).toMatchObject({ status: 400, body: { detail: expect.stringMatching(detail) } });
  });

  it("with a parameter that does not fit is refused as well", async () => {
    expect(await get("artistCap=many")).toMatchObject({
      status: 400,
      body: { detail: expect.stringMatching(/artistCap .*many/) },
    });
    expect(await get("excludeHeard=3")).toMatchObject({ status: 400, body: { detail: expect.stringMatching(/excludeHeard/) } });
  });

  it("sees what is said of tracks from then on", async () => {
    const { client } = running();
    const [first] = tracksOf(await sure(get("n=1&minYear=1900")));
    const facts = { year: 1812 };
    await client.take(client.api.PATCH("/v1/tracks/{id}", { params: { path: { id: first! } }, body: { facts } }));
    expect(tracksOf(await sure(get("n=1&minYear=1900")))).not.toEqual([first]);
    expect(tracksOf(await sure(get("n=1&maxYear=1850")))).toEqual([first]);
  });
});

describe("a deployment", () => {
  it("has rules of its own, which a request overrides by name, and a step back takes away", async () => {
    const rules = { "artist-cap": { max: 1 }, filter: { where: { year: { min: 1970 } } } };
    await sure(call("/v1/deployments/radio", { model: "item-knn", rules }, "PUT"));
    const applied = async (query = "") => (await sure(get(`deployment=radio&n=5${query}`))).rules.map(({ rule }) => rule);
    expect(await applied()).toEqual(["exclude-heard", "filter", "artist-cap"]);
    expect(await applied("&artistCap=3&diversity=0.1")).toEqual(["exclude-heard", "filter", "artist-cap", "diversity"]);
    const off = await sure(ask({ user: LISTENER, deployment: "radio", rules: { filter: { on: false } } }));
    expect(off.rules.map(({ rule }) => rule)).toEqual(["exclude-heard", "artist-cap"]);
    expect((await sure(get("n=5"))).rules.map(({ rule }) => rule)).toEqual(["exclude-heard"]);

    // Another model takes over the rules.
    const promoted = await sure<Deployment>(call("/v1/deployments/radio", { model: "als" }, "PUT"));
    expect(promoted.rules).toMatchObject({ "artist-cap": { on: true, max: 1 } });
    const changed = await sure<Deployment>(call("/v1/deployments/radio", { rules: { "album-cap": { max: 1 } } }, "PATCH"));
    expect(changed).toMatchObject({ model: "als", rules: { "album-cap": { max: 1 } }, previous: { rules } });
    expect(await applied()).toEqual(["exclude-heard", "album-cap"]);
    const history = await sure<{ items: { how: string }[] }>(call("/v1/deployments/radio/history"));
    expect(history.items.map(({ how }) => how)).toEqual(["ruled", "promoted", "promoted"]);
    await sure(raw(running().service.url, "/v1/deployments/radio/rollback", { method: "POST" }));
    expect(await applied()).toEqual(["exclude-heard", "filter", "artist-cap"]);
    expect(await call("/v1/deployments/radio", { rules: { pin: { tracks: [{ track: "x", at: 0 }] } } }, "PATCH")).toMatchObject({
      status: 400,
      body: { detail: expect.stringMatching(/rules\.pin\.tracks\.0\.at must be >= 1/) },
    });
    expect(await call("/v1/deployments/radio", { model: "als", rules: { "album-cap": { max: 0 } } }, "PUT")).toMatchObject({
      status: 400,
      body: { code: "invalid-parameter", detail: expect.stringMatching(/album-cap\.max must be >= 1/) },
    });
  });

  it("writes everybody's lists by its rules", async () => {
    const { service } = running();
    await sure(call("/v1/deployments/lists", { model: "item-knn", rules: { "exclude-heard": { within: "1d" } } }, "PUT"));
    const { status, body } = await call("/v1/recommendations", {
      deployment: "lists",
      n: 6,
      rules: { "artist-cap": { max: 1 } },
    });
    expect(status).toBe(202);
    const job = await service.jobs.ended("main", String(body.id));
    expect(job).toMatchObject({ state: "done" });
    const csv = await (await fetch(new URL(`/v1/jobs/${job.id}/output`, service.url))).text();
    const lines = csv.split("\n").filter((line) => line.startsWith(`${LISTENER},`));
    const single = await sure(get("deployment=lists&n=6&artistCap=1"));
    expect(lines.map((line) => line.split(",")[1])).toEqual(tracksOf(single));
    expect(recommendAllJob.kind).toBe(job.kind);
  });
});

interface Deployment {
  readonly model: string;
  readonly rules: object;
}

describe("pages", () => {
  const RULES = "artistCap=4&diversity=0.2&explore=0.3";

  it("go on as the list began, whatever the listener does and whatever is promoted meanwhile", async () => {
    await sure(call("/v1/deployments/paged", { model: "item-knn" }, "PUT"));
    const query = `deployment=paged&n=5&${RULES}`;
    const first = await sure(get(query));
    await running().client.sendEvents(tracksOf(first).map((track) => ({ user: LISTENER, track })));
    await sure(call("/v1/deployments/paged", { model: "als" }, "PUT"));
    const second = await sure(get(`${query}&cursor=${first.next}`));
    const third = await sure(get(`${query}&cursor=${second.next}`));
    const pages = [first, second, third].flatMap(tracksOf);
    expect(new Set(pages).size).toBe(15);
    expect([first, second, third].map(({ model }) => model)).toEqual(["item-knn", "item-knn", "item-knn"]);
    // The same again, in pages of another size.
    const longer = await sure(get(`deployment=paged&n=10&${RULES}&cursor=${first.next}`));
    expect(tracksOf(longer)).toEqual(pages.slice(5));
    expect(tracksOf(await sure(get(query)))).not.toEqual(tracksOf(first));
  });

  it("lose nothing where a track goes between two of them, and end", async () => {
    const all = tracksOf(await sure(get("n=60", "sim-listener-0002")));
    const first = await sure(get("n=20", "sim-listener-0002"));
    const { client } = running();
    await client.take(client.api.DELETE("/v1/tracks/{id}", { params: { path: { id: all[3]! } } }));
    await client.take(client.api.DELETE("/v1/tracks/{id}", { params: { path: { id: all[25]! } } }));
    const told = tracksOf(first);
    for (let page = first; page.next !== undefined; ) {
      page = await sure(get(`n=20&cursor=${page.next}`, "sim-listener-0002"));
      told.push(...tracksOf(page));
    }
    expect(told.slice(0, 59)).toEqual(all.filter((_, i) => i !== 25));
    expect(told.length).toBeGreaterThan(59);
  });

  it("of another list, or of nobody's, are refused", async () => {
    const { next } = await sure(get("n=5"));
    for (const query of [`n=5&artistCap=2&cursor=${next}`, "cursor=bm90IG91cnM", "cursor=%F0%9F%8E%B5"])
      expect(await get(query), query).toMatchObject({ status: 400, body: { code: "invalid-request" } });
    expect(await get(`n=5&cursor=${next}`, "sim-listener-0003")).toMatchObject({ status: 400 });
  });
});

describe("chance", () => {
  it("is recorded with its probabilities, and what came of it", async () => {
    const { client } = running();
    const answer = await sure(get("n=4&explore=0.5", "sim-listener-0005"));
    for (const { propensity } of answer.items) expect(propensity).toBeGreaterThan(0);
    const [first, second] = tracksOf(answer);
    const named = { user: "sim-listener-0005", recommendation: answer.id };
    await client.sendEvents([
      { ...named, track: second! },
      { ...named, track: first!, kind: "skip" },
    ]);
    let cursor = "";
    const found = [];
    do {
      const page = await sure<{ items: { id: string }[]; next?: string }>(call(`/v1/explorations?limit=2${cursor}`));
      found.push(...page.items.filter(({ id }) => id === answer.id));
      cursor = page.next === undefined ? "" : `&cursor=${page.next}`;
    } while (cursor !== "");
    const items = answer.items.map(({ track, propensity }) => ({ track, propensity, events: [] as object[] }));
    items[0]!.events.push({ kind: "skip", value: 1 });
    items[1]!.events.push({ kind: "play", value: 1 });
    expect(found).toEqual([{ id: answer.id, at: expect.any(String), model: "item-knn", items }]);
    expect(JSON.stringify(found)).not.toContain("sim-listener");
    expect((await sure(get("n=4"))).items.every((item) => item.propensity === undefined)).toBe(true);
  });
});

it("rules are listed with their parameters", async () => {
  const { items } = await sure<{ items: { id: string; config: object; acts: string }[] }>(call("/v1/rules"));
  expect(items.map(({ id }) => id)).toContain("diversity");
  expect(items.find(({ id }) => id === "diversity")).toMatchObject({
    acts: "orders",
    main: "strength",
    config: { properties: { strength: { maximum: 1, default: 0.3 } } },
  });
});
