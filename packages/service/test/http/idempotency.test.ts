import { describe, expect, it } from "vitest";
import { createKey } from "../../src/accounts/keys.js";
import { json, raw, runningService } from "./running-service.js";

const running = runningService({ jobs: 0, rate: 1e6 });

/** The same request under a key, `times` at once. */
function send(key: string, path: string, body: unknown, { times = 64, method = "POST", bearer = "" } = {}) {
  const { headers, ...rest } = json(body, method);
  const named = { ...headers, "idempotency-key": key, ...(bearer === "" ? {} : { authorization: `Bearer ${bearer}` }) };
  return Promise.all(Array.from({ length: times }, () => raw(running().service.url, path, { ...rest, headers: named })));
}
const statuses = (answers: readonly { status: number }[]) => [...new Set(answers.map(({ status }) => status))];
const jobs = async () => (await running().client.take(running().client.api.GET("/v1/jobs"))).items;

describe("64 requests at once under one idempotency key", () => {
  it("of events without ids are taken once, and all are answered alike", async () => {
    const answers = await send("events", "/v1/events", {
      events: [
        { user: "ann", track: "t1" },
        { user: "ann", track: "t1" },
      ],
    });
    expect(statuses(answers)).toEqual([201]);
    for (const { body } of answers) expect(body).toEqual({ accepted: 2, duplicates: 0 });
    expect(answers.filter(({ headers }) => headers["idempotency-replayed"] === "true")).toHaveLength(63);
    expect(await running().service.services.store.events.count("main")).toBe(2);
  });

  it("of a training queue one job", async () => {
    const before = (await jobs()).length;
    const answers = await send("training", "/v1/models", { algorithm: "popularity" });
    expect(statuses(answers)).toEqual([202]);
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    expect((await jobs()).length).toBe(before + 1);
  });

  it("of a key make one, whose secret is shown once and kept nowhere", async () => {
    const answers = await send("key", "/v1/keys", { name: "once" });
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    const others = answers.filter(({ status }) => status !== 201);
    for (const { body } of others) expect(body).toMatchObject({ status: 409, code: "answered-once" });
    const { items } = await running().client.take(running().client.api.GET("/v1/keys"));
    expect(items.filter(({ name }) => name === "once")).toHaveLength(1);
  });
});

describe("an idempotency key", () => {
  it("names one request: another one under it is refused", async () => {
    const one = { events: [{ user: "bob", track: "t1" }] };
    await send("mine", "/v1/events", one, { times: 1 });
    const [other] = await send("mine", "/v1/events", { events: [{ user: "bob", track: "t2" }] }, { times: 1 });
    expect(other).toMatchObject({ status: 422, body: { code: "idempotency-mismatch" } });
    const [elsewhere] = await send("mine", "/v1/models", { algorithm: "popularity" }, { times: 1 });
    expect(elsewhere).toMatchObject({ status: 422, body: { code: "idempotency-mismatch" } });
  });

  it("is one's own: the same text from somebody else is another key", async () => {
    const { store, clock } = running().service.services;
    const { key } = await createKey(store.keys, clock, { workspace: "main", name: "app", scopes: ["events"] });
    const event = { events: [{ user: "cat", track: "t1" }] };
    const [mine] = await send("same", "/v1/events", event, { times: 1 });
    const [theirs] = await send("same", "/v1/events", event, { times: 1, bearer: key });
    expect([mine!.body, theirs!.body]).toEqual([
      { accepted: 1, duplicates: 0 },
      { accepted: 1, duplicates: 0 },
    ]);
  });

  it("can be used again after a failure, which did nothing", async () => {
    const [failed] = await send("later", "/v1/jobs/none/cancel", {}, { times: 1 });
    expect(failed).toMatchObject({ status: 404 });
    const [again] = await send("later", "/v1/jobs/none/cancel", {}, { times: 1 });
    expect(again).toMatchObject({ status: 404 });
    expect(again!.headers["idempotency-replayed"]).toBeUndefined();
  });

  it("lets a write be finished that a dead process began, without doing it twice", async () => {
    const { store } = running().service.services;
    const body = { algorithm: "popularity", as: "unlucky" };
    const before = (await jobs()).length;
    // As a crash leaves it: the job was queued, the answer was not kept.
    const { answer } = store.idempotency;
    const died = new Error("the process died here");
    Object.assign(store.idempotency, { answer: () => Promise.reject(died) });
    const [unanswered] = await send("dying", "/v1/models", body, { times: 1 });
    Object.assign(store.idempotency, { answer });
    expect(unanswered).toMatchObject({ status: 500, body: { code: "internal" } });
    await store.idempotency.recover();
    const answers = await send("dying", "/v1/models", body);
    expect(statuses(answers)).toEqual([202]);
    const added = (await jobs()).slice(0, -before);
    expect(answers.map((each) => each.body.id)).toEqual(new Array(64).fill(added[0]!.id));
    expect(added).toHaveLength(1);
  });

  it("of more than 255 characters is refused", async () => {
    const [answer] = await send("k".repeat(256), "/v1/events", { events: [{ user: "ann", track: "t1" }] }, { times: 1 });
    expect(answer).toMatchObject({ status: 400, body: { code: "invalid-request" } });
  });
});
