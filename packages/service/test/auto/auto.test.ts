import { describe, expect, it } from "vitest";
import { importText, json, raw, runningService, smallWorldCsv, train } from "../http/running-service.js";

interface Chosen {
  readonly model: string;
  readonly algorithm: string;
  readonly validation: { readonly figure: { readonly value: number } | null; readonly listeners: number };
  readonly test: { readonly overPopularity: { readonly value: number } | null; readonly overServed: object | null };
  readonly compared: readonly { readonly algorithm: string; readonly figure: { readonly value: number } }[];
  readonly leftOut: readonly { readonly algorithm: string; readonly why: string }[];
  readonly tuned: readonly { readonly algorithm: string; readonly tuning: string; readonly trials: number }[];
  readonly promoted: boolean;
  readonly why: string;
  readonly seconds: number;
  readonly explanation: readonly string[];
}

type Running = ReturnType<ReturnType<typeof runningService>>;

async function choose({ service: { url }, client }: Running, wish: Record<string, unknown> = {}): Promise<Chosen> {
  const { status, body } = await raw(url, "/v1/auto", json({ trials: 3, ...wish }));
  expect({ status, body }).toMatchObject({ status: 202 });
  return client.result<Chosen>(await client.job(body.id as string));
}

const served = async ({ service: { url } }: Running, deployment = "home") =>
  (await raw(url, `/v1/deployments/${deployment}`)).body.models;

describe("choosing on a small world", () => {
  const running = runningService({ jobs: 1 }, async ({ client }) => {
    await importText(client, smallWorldCsv(1500));
  });

  it("compares all, tunes the best, serves the choice, and says why", async () => {
    const chosen = await choose(running());
    expect(chosen.compared.map(({ algorithm }) => algorithm)).toEqual(
      expect.arrayContaining(["popularity", "item-knn", "user-knn", "als", "ease"]),
    );
    const best = Math.max(...chosen.compared.map(({ figure }) => figure.value));
    expect(chosen.validation.figure!.value).toBeGreaterThanOrEqual(best);
    expect(chosen.tuned[0]).toMatchObject({ algorithm: chosen.algorithm });
    for (const { trials } of chosen.tuned) expect(trials).toBe(3);
    expect(chosen.test.overPopularity!.value).toBeGreaterThan(0);
    expect(chosen).toMatchObject({ promoted: true, why: "nothing was served there before", model: `${chosen.algorithm}@1` });
    expect(await served(running())).toMatchObject([{ model: chosen.algorithm, version: 1 }]);
    const text = chosen.explanation.join("\n");
    for (const word of ["listeners", "popularity", chosen.algorithm, "95 %", "served as home"]) expect(text).toContain(word);
    expect(text).not.toMatch(/undefined|NaN|Infinity/);
    const { body } = await raw(running().service.url, `/v1/tunings/${chosen.tuned[0]!.tuning}`);
    expect(body).toMatchObject({ made: chosen.tuned[0]!.trials, algorithm: chosen.algorithm });
  });

  it("refuses what is no metric, and where there is nothing", async () => {
    const { url } = running().service;
    expect((await raw(url, "/v1/auto", json({ metric: "coverage@10" }))).body).toMatchObject({ code: "invalid-metric" });
    await raw(url, "/v1/workspaces", json({ id: "empty" }));
    const empty = json({});
    const headers = { ...empty.headers, "segue-workspace": "empty" };
    expect((await raw(url, "/v1/auto", { ...empty, headers })).body).toMatchObject({ code: "no-data" });
  });
});

describe("choosing where something is served", () => {
  const running = runningService({ jobs: 1 }, async ({ client }) => {
    // Without times there is no order of play, and no network is asked: they take most of the time.
    await importText(client, smallWorldCsv(1500).replaceAll(/^([^,]+,[^,]+),[^,]+/gm, "$1"));
    await choose(running());
  });

  it("compares with what is served where that is another recipe", async () => {
    await train(running().client, "popularity");
    await raw(running().service.url, "/v1/deployments/radio", json({ model: "popularity" }, "PUT"));
    const quick = await choose(running(), { deployment: "radio" });
    expect(quick.why).toMatch(/on the same listeners it is .* better .* than popularity@1/);
    expect(await served(running(), "radio")).toMatchObject([{ model: quick.algorithm }]);
  });

  it("leaves a mix as it is", async () => {
    const { url } = running().service;
    const models = (await raw(url, "/v1/models")).body.items as { name: string; version: number }[];
    const mix = models.slice(0, 2).map(({ name, version }) => ({ model: `${name}@${version}` }));
    const { status } = await raw(url, "/v1/deployments/home", json({ models: mix, by: "listener" }, "PUT"));
    expect(status).toBe(200);
    const before = await served(running());
    expect(await choose(running())).toMatchObject({ promoted: false, why: expect.stringContaining("a mix") });
    expect(await served(running())).toEqual(before);
  });
});

describe("choosing for three listeners", () => {
  const running = runningService({ jobs: 1 }, async ({ client }) => {
    const lines = ["ann", "bob", "eve"].flatMap((user, u) => Array.from({ length: 8 }, (_, i) => `${user},t${u * 3 + i}`));
    await importText(client, ["user_id,music_id", ...lines, ""].join("\n"));
  });

  it("answers, and says that so few tell little", async () => {
    const chosen = await choose(running());
    expect(chosen.validation.listeners).toBe(3);
    expect(chosen.promoted).toBe(true);
    expect(chosen.explanation.join("\n")).toMatch(/hardly tell better from luckier/);
    const { status, body } = await raw(running().service.url, "/v1/users/ann/recommendations");
    expect([status, (body.items as unknown[]).length]).toEqual([200, 6]);
  });
});

describe("choosing where nothing can be hidden", () => {
  const running = runningService({ jobs: 1 }, async ({ client }) => {
    await importText(client, "user_id,music_id\nann,t1\nann,t2\nbob,t2\n");
  });

  it("takes everybody's favourites, and says why", async () => {
    const chosen = await choose(running());
    expect(chosen).toMatchObject({ algorithm: "popularity", promoted: true, compared: [], validation: { listeners: 0 } });
    expect(chosen.explanation.join("\n")).toMatch(/nothing can be compared/);
  });
});
