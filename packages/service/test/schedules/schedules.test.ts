import { beforeAll, describe, expect, it, vi } from "vitest";
import { MAIN_WORKSPACE } from "../../src/accounts/keys.js";
import type { Job } from "../../src/ports/jobs.js";
import type { TrainPlan } from "../../src/schedules/plan.js";
import { type Scheduler, startScheduler } from "../../src/schedules/scheduler.js";
import { importText, json, raw, runningService, smallWorldCsv, train } from "../http/running-service.js";

const START = Date.UTC(2026, 0, 1, 2);
const HOUR = 3_600_000;
let now = START;
const clock = { now: () => now };

const running = runningService({ jobs: 1 }, async ({ client }) => {
  await importText(client, smallWorldCsv());
  await train(client, "popularity");
});
let schedulers: Scheduler[];

/** Two nodes that look at the same moment. */
async function look(): Promise<Job[]> {
  const before = new Set((await jobsOf()).map(({ id }) => id));
  await Promise.all(schedulers.map((scheduler) => scheduler.tick()));
  const begun = (await jobsOf()).filter(({ id }) => !before.has(id));
  return Promise.all(begun.map(({ id }) => running().service.jobs.ended(MAIN_WORKSPACE, id)));
}

const jobsOf = () => running().service.services.store.jobs.list(MAIN_WORKSPACE, 1000);

beforeAll(() => {
  const { services, jobs } = running().service;
  // They look when they are told to, and never by themselves in between.
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
  schedulers = [0, 1].map(() => startScheduler({ ...services, clock }, jobs));
  vi.useRealTimers();
  return async () => {
    for (const scheduler of schedulers) await scheduler.close();
  };
});

/** Makes a schedule as if at the clock's time. */
async function create(id: string, more: Record<string, unknown>): Promise<void> {
  const { url, services } = running().service;
  const { status, body } = await raw(
    url,
    "/v1/schedules",
    json({ id, algorithm: "popularity", as: id, promote: "never", ...more }),
  );
  expect({ status, body }).toMatchObject({ status: 201 });
  const schedule = (await services.store.schedules.get(MAIN_WORKSPACE, id))!;
  const { nextTime } = await import("../../src/schedules/cron.js");
  await services.store.schedules.change({ ...schedule, nextAt: nextTime(schedule.plan, now) });
}

async function runsOf(id: string) {
  const { body } = await raw(running().service.url, `/v1/schedules/${id}/runs`);
  return body.items as Record<string, unknown>[];
}

const remove = (id: string) => raw(running().service.url, `/v1/schedules/${id}`, { method: "DELETE" });
/** What `home` serves and served before, the newest first. */
const served = async () =>
  (await running().service.services.store.models.deployment(MAIN_WORKSPACE, "home"))!.changes.map(
    ({ serving }) => serving.models[0]!,
  );
const versionsOf = async (name: string) =>
  (await running().service.services.store.models.list(MAIN_WORKSPACE))
    .filter((model) => model.name === name)
    .map(({ version }) => version);

describe("a schedule by the clock", () => {
  it("begins once at its time, whatever the number of nodes, and once for all times that were missed", async () => {
    await create("nightly", { cron: "0 3 * * *" });
    expect(await look()).toEqual([]);
    now = START + HOUR;
    expect(await look()).toMatchObject([
      { kind: "retrain", state: "done", result: { schedule: "nightly", model: "nightly", version: 1 } },
    ]);
    expect(await look()).toEqual([]);
    now = START + 100 * HOUR;
    expect(await look()).toHaveLength(1);
    expect(await look()).toEqual([]);
    const runs = await runsOf("nightly");
    expect(runs).toMatchObject([
      { reason: expect.stringMatching(/nobody was there/), state: "done", model: "nightly@2", promoted: false },
      { reason: expect.stringMatching(/time has come/), state: "done", model: "nightly@1", why: expect.stringMatching(/never/) },
    ]);
    await remove("nightly");
  });

  it("keeps the newest versions, and what is served", async () => {
    await create("kept", { cron: "0 * * * *", keep: 2, promote: "always" });
    const { client } = running();
    const first = await served();
    for (let i = 0; i < 4; i++) {
      now += HOUR;
      await look();
      if (i === 0)
        await client.take(client.api.PUT("/v1/deployments/{id}", { params: { path: { id: "old" } }, body: { model: "kept@1" } }));
    }
    expect(await versionsOf("kept")).toEqual([1, 3, 4]);
    expect((await served()).slice(0, 2)).toMatchObject([
      { model: "kept", version: 4 },
      { model: "kept", version: 3 },
    ]);
    expect(first[0]).toMatchObject({ model: "popularity" });
    expect((await runsOf("kept"))[0]).toMatchObject({ promoted: true, removed: ["kept@2"] });
    await remove("kept");
  });

  it("that fails says so, and tries again at its next time only", async () => {
    await create("failing", { cron: "0 * * * *", algorithm: "user-knn" });
    const { store } = running().service.services;
    const { plan, ...rest } = (await store.schedules.get(MAIN_WORKSPACE, "failing"))!;
    if (plan.does === "lists") throw new Error("a schedule trains unless it says otherwise");
    // As after an update that no longer knows the parameter.
    await store.schedules.change({ ...rest, plan: { ...(plan as TrainPlan), config: { gone: 1 } } });
    now += HOUR;
    expect(await look()).toMatchObject([{ state: "failed", error: { code: "invalid-parameter" } }]);
    expect(await look()).toEqual([]);
    expect(await runsOf("failing")).toMatchObject([
      { state: "failed", model: null, promoted: null, why: expect.stringMatching(/gone/) },
    ]);
    now += HOUR;
    expect(await look()).toHaveLength(1);
    await remove("failing");
  });

  it("does nothing while it is paused, and what went by then was not missed", async () => {
    await create("paused", { cron: "0 3 * * *", paused: true });
    now += 48 * HOUR;
    expect(await look()).toEqual([]);
    const { url } = running().service;
    const { body } = await raw(url, "/v1/schedules/paused", json({ paused: false }, "PATCH"));
    expect(body).toMatchObject({ paused: false, cron: "0 3 * * *" });
    expect(Date.parse(String(body.nextAt))).toBeGreaterThan(Date.now());
    await remove("paused");
  });
});

describe("a schedule by new events", () => {
  it("begins once enough came in, and counts anew from there", async () => {
    await create("growing", { events: 3, every: 3600 });
    const { client } = running();
    const post = (count: number) =>
      client.sendEvents(Array.from({ length: count }, () => ({ user: "eve", track: "sim-track-0001" })));
    await post(2);
    expect(await look()).toEqual([]);
    await post(1);
    expect(await look()).toMatchObject([{ state: "done", result: { model: "growing" } }]);
    await post(3);
    expect(await look()).toEqual([]);
    now += HOUR;
    expect(await look()).toHaveLength(1);
    expect((await runsOf("growing"))[0]).toMatchObject({ reason: "3 events came in since it last began" });
    await remove("growing");
  });
});

describe("a schedule that serves what is not worse", () => {
  const run = async (id: string) => {
    const { url, jobs } = running().service;
    const { body } = await raw(url, `/v1/schedules/${id}/run`, { method: "POST" });
    return (await jobs.ended(MAIN_WORKSPACE, String(body.id))).result as { promoted: boolean; why: string; version: number };
  };
  const promote = (model: string) => {
    const { client } = running();
    return client.take(client.api.PUT("/v1/deployments/{id}", { params: { path: { id: "home" } }, body: { model } }));
  };

  it("serves a better recipe, with figures", async () => {
    await promote("popularity");
    await create("better", { events: 1000, algorithm: "item-knn", promote: "not-worse", metric: "recall@20", margin: 0.3 });
    const { promoted, why } = await run("better");
    expect(why).toMatch(/^recall@20 is 0\.\d{4}, of what is served 0\.\d{4}: better by [+−]0\.\d{4}, with 95 % confidence from/);
    expect(promoted).toBe(true);
    expect((await served())[0]).toMatchObject({ model: "better", version: 1 });
    // The same recipe on newer data needs no comparison.
    expect(await run("better")).toMatchObject({ promoted: true, why: expect.stringMatching(/recipe that is served/) });
    expect((await served())[0]).toMatchObject({ model: "better", version: 2 });
  });

  it("does not serve a worse one, and says why", async () => {
    await create("worse", { events: 1000, promote: "not-worse", metric: "recall@20", margin: 0 });
    expect(await run("worse")).toMatchObject({
      promoted: false,
      version: 1,
      why: expect.stringMatching(/^recall@20 is .*; at least \+0\.0000 is asked for$/),
    });
    expect((await served())[0]).toMatchObject({ model: "better", version: 2 });
  });

  it("is refused under a name that is taken, and unknown once it is deleted", async () => {
    const { url } = running().service;
    const again = await raw(url, "/v1/schedules", json({ id: "worse", algorithm: "als", events: 5 }));
    expect(again).toMatchObject({ status: 409, body: { code: "schedule-exists" } });
    expect(await remove("worse")).toMatchObject({ status: 200, body: { id: "worse" } });
    for (const path of ["worse", "worse/runs"])
      expect(await raw(url, `/v1/schedules/${path}`)).toMatchObject({ status: 404, body: { code: "unknown-schedule" } });
  });
});
