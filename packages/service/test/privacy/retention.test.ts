import { existsSync, readdirSync, utimesSync } from "node:fs";
import { join } from "node:path";
import type { Job } from "@segue/client";
import { beforeAll, describe, expect, it } from "vitest";
import { queueDue } from "../../src/privacy/retention-timer.js";
import { importText, json, raw, runningService, train } from "../http/running-service.js";

const running = runningService();
const DAY = 86_400_000;
const ago = (days: number) => new Date(Date.now() - days * DAY).toISOString();

/** Everybody heard something lately, but for one, who stopped long ago. */
const lines = Array.from({ length: 300 }, (_, i) => `listener-${i % 30},track-${(i * i + 3 * i) % 41},${ago(1 + (i % 9))}`);
const old = Array.from({ length: 20 }, (_, i) => `long-gone,track-${i},${ago(800 + i)}`);
const table = (rows: readonly string[]) => ["user_id,music_id,timestamp", ...rows, ""].join("\n");

async function apply(body: object): Promise<Record<string, unknown>> {
  const { client, service } = running();
  const job = (await raw(service.url, "/v1/retention/apply", json(body))).body as unknown as Job;
  return client.result(job);
}

const STANDARD = { events: null, jobs: 90, problems: 30, uploads: 30, outputs: 30, audit: 400, usage: 400, explorations: 180 };

beforeAll(async () => {
  const { client } = running();
  await importText(client, table(lines), "first.csv");
  await train(client, "user-knn");
  await importText(client, table(old), "second.csv");
  await train(client, "user-knn");
  await train(client, "popularity");
  await client.take(client.api.PUT("/v1/deployments/{id}", { params: { path: { id: "home" } }, body: { model: "user-knn" } }));
});

describe("retention", () => {
  it("has standards, and takes no nonsense", async () => {
    const { url } = running().service;
    expect((await raw(url, "/v1/retention")).body).toEqual(STANDARD);
    for (const wrong of [{ events: 0 }, { events: "1 day" }, { everything: 1 }, { audit: 0.5 }])
      expect(await raw(url, "/v1/retention", json(wrong, "PUT")), JSON.stringify(wrong)).toMatchObject({ status: 400 });
    expect((await raw(url, "/v1/retention", json({ outputs: null }, "PUT"))).body).toEqual({ ...STANDARD, outputs: null });
    expect((await raw(url, "/v1/retention")).body).toEqual({ ...STANDARD, outputs: null });
    await raw(url, "/v1/retention", json({}, "PUT"));
  });

  it("removes nothing by the standards that is young, and says so", async () => {
    const nothing = {
      events: 0,
      users: 0,
      jobs: 0,
      problems: 0,
      uploads: 0,
      outputs: 0,
      audit: 0,
      usage: 0,
      explorations: 0,
      snapshots: 0,
    };
    expect(await apply({ dryRun: true })).toEqual({ dryRun: true, ...nothing, trained: [] });
    expect(await apply({})).toEqual({ dryRun: false, ...nothing, trained: [] });
  });

  it("lets nothing outlive events that are too old: no snapshot, no model that holds histories", async () => {
    const { client, folder, service } = running();
    await raw(service.url, "/v1/retention", json({ events: 365 }, "PUT"));
    const expected = { events: 20, users: 1, snapshots: 2 };
    const foreseen = await apply({ dryRun: true });
    expect(foreseen).toMatchObject({ dryRun: true, ...expected, trained: ["user-knn"] });
    expect((await client.take(client.api.GET("/v1/users"))).items.map(({ id }) => id)).toContain("long-gone");
    expect(await apply({})).toMatchObject({ dryRun: false, ...expected, trained: ["user-knn@3"] });
    expect((await client.take(client.api.GET("/v1/users"))).items.map(({ id }) => id)).not.toContain("long-gone");
    const snapshots = (await client.take(client.api.GET("/v1/snapshots"))).items;
    expect(snapshots).toHaveLength(1);
    expect(readdirSync(join(folder, "snapshots/main"))).toEqual([snapshots[0]!.id]);
    const models = (await client.take(client.api.GET("/v1/models"))).items.map(({ id }) => id);
    expect(models).toEqual(["popularity@1", "user-knn@3"]);
    expect(readdirSync(join(folder, "models/main/user-knn"))).toEqual(["3"]);
    expect(await client.recommend("listener-1")).toMatchObject({ model: "user-knn", version: 3 });
    expect(await client.recommend("long-gone")).toMatchObject({ known: false });
    expect(await apply({})).toMatchObject({ events: 0, snapshots: 0, trained: [] });
    expect((await raw(service.url, "/v1/audit?action=job:retain")).body.items).toHaveLength(5);
  });

  it("removes files that nobody wanted for long", async () => {
    const { client, folder } = running();
    await client.upload(table(old));
    const job = await client.startRecommendAll({ n: 3 });
    await client.result(job);
    const upload = join(folder, "uploads/main", readdirSync(join(folder, "uploads/main"))[0]!);
    const output = join(folder, "outputs/main", job.id);
    for (const file of [upload, output]) utimesSync(file, new Date(), new Date(Date.now() - 29 * DAY));
    expect(await apply({})).toMatchObject({ uploads: 0, outputs: 0 });
    for (const file of [upload, output]) utimesSync(file, new Date(), new Date(Date.now() - 31 * DAY));
    expect(await apply({ dryRun: true })).toMatchObject({ uploads: 1, outputs: 1 });
    expect([existsSync(upload), existsSync(output)]).toEqual([true, true]);
    expect(await apply({})).toMatchObject({ uploads: 1, outputs: 1 });
    expect([existsSync(upload), existsSync(output)]).toEqual([false, false]);
  });

  it("is applied once a day by itself, in every workspace", async () => {
    const { store } = running().service.services;
    await store.workspaces.add({ id: "other", createdAt: 0 });
    const queued: unknown[] = [];
    const jobs = {
      add: async (workspace: string, kind: string, input: unknown) => queued.push([workspace, kind, input]) as never,
    };
    const at = (time: number) => queueDue({ store, clock: { now: () => time } }, jobs);
    const now = Date.now() + 2 * DAY;
    expect([await at(now), await at(now), await at(now + DAY - 1), await at(now + DAY)]).toEqual([1, 0, 0, 2]);
    expect(queued).toEqual([
      ["main", "retain", { events: true }],
      ["main", "retain", { events: true }],
      ["other", "retain", { events: false }],
    ]);
  });
});
