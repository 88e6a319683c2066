import { describe, expect, it } from "vitest";
import { MAIN_WORKSPACE } from "../../src/accounts/keys.js";
import { startScheduler } from "../../src/schedules/scheduler.js";
import { importText, json, raw, runningService, smallWorldCsv, train } from "../http/running-service.js";

const LISTENER = "sim-listener-0001";

const running = runningService({ jobs: 1 }, async ({ client }) => {
  await importText(client, smallWorldCsv());
  await train(client, "popularity");
  await train(client, "item-knn");
});

const send = (path: string, method = "GET", body?: unknown) =>
  raw(running().service.url, path, body === undefined ? { method } : json(body, method));

/** Lets a schedule begin now and waits until it has ended. */
async function run(id: string) {
  const { status, body } = await send(`/v1/schedules/${id}/run`, "POST");
  expect(status).toBe(202);
  return running().service.jobs.ended(MAIN_WORKSPACE, body.id as string);
}

async function output(id: string, headers: Record<string, string> = {}) {
  const answer = await fetch(new URL(`/v1/schedules/${id}/output`, running().service.url), { headers });
  return { status: answer.status, headers: answer.headers, text: await answer.text() };
}

describe("a schedule that writes lists", () => {
  it("writes everybody's by rules, tells who has the newest that there is nothing new, and keeps so many", async () => {
    const made = await send("/v1/schedules", "POST", {
      ...{ id: "nightly", does: "lists", model: "item-knn", n: 4, cron: "0 3 * * *", keep: 1 },
      rules: { "artist-cap": { max: 1 } },
    });
    expect(made).toMatchObject({ status: 201, body: { does: "lists", n: 4, keep: 1, model: "item-knn" } });
    expect(made.body).not.toHaveProperty("promote");
    expect(await output("nightly")).toMatchObject({ status: 404, text: expect.stringContaining("no-output") });

    const first = await run("nightly");
    expect(first).toMatchObject({ kind: "lists", state: "done", result: { schedule: "nightly", n: 4, removed: [] } });
    const { users } = first.result as { users: number };
    const told = await output("nightly");
    const lines = told.text.trimEnd().split("\n");
    expect(lines[0]).toBe("user_id,music_id,rank,score");
    expect(lines).toHaveLength(1 + 4 * users);
    const { items } = await running().client.answer({
      ...{ user: LISTENER, n: 4, model: "item-knn" },
      rules: { "artist-cap": { max: 1 } },
    });
    const own = lines.filter((line) => line.startsWith(`${LISTENER},`)).map((line) => line.split(",")[1]);
    expect(own).toEqual(items.map(({ track }) => track));

    const etag = told.headers.get("etag")!;
    expect(etag).toBe(`"${first.id}"`);
    expect(Date.parse(told.headers.get("last-modified")!)).toBeGreaterThan(Date.now() - 600_000);
    expect(await output("nightly", { "if-none-match": `"other", ${etag}` })).toMatchObject({ status: 304, text: "" });

    const second = await run("nightly");
    expect(second.result).toMatchObject({ removed: [first.id] });
    const newest = await output("nightly", { "if-none-match": etag });
    expect([newest.status, newest.text]).toEqual([200, told.text]);
    expect((await send(`/v1/jobs/${first.id}/output`)).status).toBe(404);
    const { body } = await send("/v1/schedules/nightly/runs");
    const models = { state: "done", model: "item-knn@1", promoted: null, rows: 4 * users };
    expect(body.items).toMatchObject([{ ...models, removed: [first.id] }, models]);
  });

  it("begins by the clock as any other", async () => {
    await send("/v1/schedules", "POST", { id: "clock", does: "lists", cron: "0 3 * * *" });
    const { services, jobs } = running().service;
    const later = { now: () => Date.now() + 2 * 86_400_000 };
    const scheduler = startScheduler({ ...services, clock: later }, jobs);
    await scheduler.tick();
    await scheduler.close();
    const { body } = await send("/v1/schedules/clock/runs");
    const [begun] = body.items as { job: string }[];
    expect(await jobs.ended(MAIN_WORKSPACE, begun!.job)).toMatchObject({ kind: "lists", state: "done" });
    await send("/v1/schedules/clock", "DELETE");
    expect((await output("clock")).status).toBe(404);
  });

  it("leaves nothing of a listener who is erased, and writes the others again", async () => {
    const { client } = running();
    await run("nightly");
    expect((await output("nightly")).text).toContain(LISTENER);
    await client.result((await send(`/v1/users/${LISTENER}`, "DELETE")).body as never);
    expect(await output("nightly")).toMatchObject({ status: 404, text: expect.stringContaining("no-output") });
    await run("nightly");
    const { status, text } = await output("nightly");
    expect([status, text.includes(LISTENER), text.split("\n").length > 100]).toEqual([200, false, true]);
  });

  it("is changed as others are, and what does not fit is refused by name", async () => {
    expect(await send("/v1/schedules/nightly", "PATCH", { n: 7, model: null })).toMatchObject({
      status: 200,
      body: { does: "lists", n: 7, keep: 1 },
    });
    const cron = { cron: "0 3 * * *" };
    const refused = async (body: Record<string, unknown>) => {
      const answer = await send("/v1/schedules", "POST", { id: "wrong", ...cron, ...body });
      return [answer.status, answer.body.code, answer.body.detail];
    };
    expect(await refused({ does: "lists", algorithm: "als" })).toEqual([
      400,
      "invalid-request",
      expect.stringMatching(/lists: algorithm is not known/),
    ]);
    expect(await refused({ does: "train" })).toEqual([400, "invalid-request", expect.stringMatching(/algorithm is missing/)]);
    expect(await refused({ does: "train", algorithm: "als", n: 3 })).toEqual([
      400,
      "invalid-request",
      expect.stringMatching(/n is/),
    ]);
    expect(await refused({ does: "lists", model: "nobody" })).toEqual([404, "unknown-model", expect.any(String)]);
    expect(await refused({ does: "lists", deployment: "nowhere" })).toEqual([404, "unknown-deployment", expect.any(String)]);
    expect(await refused({ does: "lists", cron: undefined })).toEqual([400, "invalid-schedule", expect.any(String)]);
    await send("/v1/schedules", "POST", { id: "again", algorithm: "popularity", promote: "never", ...cron });
    expect(await output("again")).toMatchObject({ status: 404, text: expect.stringMatching(/trains models/) });
  });
});
