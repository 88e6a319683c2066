import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { importText, json, raw, runningService, train } from "./running-service.js";

const running = runningService({ bodyLimit: 4096, uploadLimit: 65_536 }, async ({ client }) => {
  await importText(client, "user_id,music_id\nann,t1\nann,t2\nbob,t2\nbob,t3\n");
  await train(client, "popularity");
});

const event = (more: Record<string, unknown> = {}) => ({ events: [{ user: "u", track: "t", ...more }] });
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();

/** What was asked, with the status and the code that answer it. */
const REFUSED: readonly (readonly [what: string, path: string, init: Parameters<typeof raw>[2], status: number, code: string])[] =
  [
    ...["0", "-1", "1e9", "1001", "abc", "1.5", "", "NaN"].map(
      (n) => [`n=${n}`, `/v1/users/ann/recommendations?n=${n}`, {}, 400, "invalid-request"] as const,
    ),
    ["an unknown parameter", "/v1/users/ann/recommendations?m=3", {}, 400, "invalid-request"],
    ["an unknown model", "/v1/users/ann/recommendations?model=none", {}, 404, "unknown-model"],
    ["an unknown version", "/v1/users/ann/recommendations?model=popularity@9", {}, 404, "unknown-model"],
    ["a model that is no name", "/v1/users/ann/recommendations?model=a@b@c", {}, 404, "unknown-model"],
    ["an unknown route", "/v1/nothing", {}, 404, "unknown-route"],
    ["another method", "/v1/events", { method: "PUT" }, 404, "unknown-route"],
    ["a broken percent sign", "/v1/users/%zz/recommendations", {}, 400, "invalid-request"],
    ["a listener of 10,000 characters", `/v1/users/${"x".repeat(10_000)}/recommendations`, {}, 400, "invalid-request"],
    ["a listener of 300 characters", `/v1/users/${"x".repeat(300)}/recommendations`, {}, 400, "invalid-request"],
    ["an unknown track", "/v1/tracks/none", {}, 404, "unknown-track"],
    ["an unknown job", "/v1/jobs/none", {}, 404, "unknown-job"],
    ["an unknown import", "/v1/imports/none", {}, 404, "unknown-import"],
    ["the rollback of nothing", "/v1/deployments/none/rollback", { method: "POST" }, 404, "unknown-deployment"],
    ["a rollback with nothing before", "/v1/deployments/home/rollback", { method: "POST" }, 409, "no-previous-model"],
    ["a foreign cursor", "/v1/tracks?cursor=nonsense", {}, 400, "invalid-request"],
    ["an endless page", "/v1/tracks?limit=1001", {}, 400, "invalid-request"],
    ["an empty search", "/v1/search?text=", {}, 400, "invalid-request"],
    ["an unknown algorithm", "/v1/models", json({ algorithm: "magic" }), 404, "unknown-algorithm"],
    ["an unknown setting", "/v1/models", json({ algorithm: "als", config: { magic: 1 } }), 400, "invalid-parameter"],
    ["a setting out of range", "/v1/models", json({ algorithm: "als", config: { factors: -3 } }), 400, "invalid-parameter"],
    ["a model called ../x", "/v1/models", json({ algorithm: "als", as: "../x" }), 400, "invalid-request"],
    ["an unknown split", "/v1/evaluations", json({ subjects: ["als"], split: "magic" }), 400, "invalid-split"],
    ["no subject", "/v1/evaluations", json({ subjects: [] }), 400, "invalid-request"],
    ["a subject without a value", "/v1/evaluations", json({ subjects: ["als:factors"] }), 400, "invalid-parameter"],
    ["no JSON", "/v1/events", json('{"events": ['), 400, "invalid-request"],
    ["no body", "/v1/events", json(""), 400, "invalid-request"],
    ["no body at all", "/v1/events", { method: "POST" }, 400, "invalid-request"],
    ["null", "/v1/events", json("null"), 400, "invalid-request"],
    [
      "another media type",
      "/v1/events",
      { method: "POST", headers: { "content-type": "text/xml" }, body: "<x/>" },
      415,
      "unsupported-media-type",
    ],
    ["a body too large", "/v1/events", json(event({ id: "x".repeat(5000) })), 413, "body-too-large"],
    [
      "an upload too large",
      "/v1/uploads",
      { method: "POST", headers: { "content-type": "application/octet-stream" }, body: "x".repeat(70_000) },
      413,
      "body-too-large",
    ],
    ["no events", "/v1/events", json({ events: [] }), 400, "invalid-request"],
    ["an unknown field", "/v1/events", json({ ...event(), extra: 1 }), 400, "invalid-request"],
    ["an unknown field of an event", "/v1/events", json(event({ mood: "happy" })), 400, "invalid-request"],
    ["an unknown kind", "/v1/events", json(event({ kind: "hate" })), 400, "invalid-request"],
    ["a number as listener", "/v1/events", json(event({ user: 7 })), 400, "invalid-request"],
    ["an empty listener", "/v1/events", json(event({ user: "" })), 400, "invalid-request"],
    ["a long track", "/v1/events", json(event({ track: "x".repeat(257) })), 400, "invalid-request"],
    ["a control character", "/v1/events", json(event({ track: "a\u0007b" })), 400, "invalid-request"],
    ["half a character", "/v1/events", json('{"events":[{"user":"u","track":"\\ud83c"}]}'), 400, "invalid-request"],
    ["a time in the future", "/v1/events", json(event({ at: inDays(3) })), 400, "invalid-request"],
    ["a time before 1970", "/v1/events", json(event({ at: "1969-12-31T23:59:59Z" })), 400, "invalid-request"],
    ["a day that never was", "/v1/events", json(event({ at: "2024-02-31T00:00:00Z" })), 400, "invalid-request"],
    ["a time that is no time", "/v1/events", json(event({ at: "yesterday" })), 400, "invalid-request"],
    [
      "a value that is not a number",
      "/v1/events",
      json('{"events":[{"user":"u","track":"t","value":NaN}]}'),
      400,
      "invalid-request",
    ],
    ["a value beyond numbers", "/v1/events", json('{"events":[{"user":"u","track":"t","value":1e999}]}'), 400, "invalid-request"],
    ["a value below zero", "/v1/events", json(event({ value: -1 })), 400, "invalid-request"],
    ["a play of nothing", "/v1/events", json(event({ value: 0 })), 400, "invalid-request"],
    ["a text as value", "/v1/events", json(event({ value: "3" })), 400, "invalid-request"],
    ["a key without a scope", "/v1/keys", json({ name: "k", scopes: [] }), 400, "invalid-request"],
    ["a key with an unknown scope", "/v1/keys", json({ name: "k", scopes: ["root"] }), 400, "invalid-request"],
  ];

describe("a request that does not fit", () => {
  it.each(REFUSED)("%s is told as a problem", async (_what, path, init, status, code) => {
    const { service } = running();
    const before = await service.services.store.events.count("main");
    const answer = await raw(service.url, path, init);
    expect(answer.body).toMatchObject({ status, code });
    expect(answer.status).toBe(status);
    expect(answer.headers["content-type"]).toMatch(/^application\/problem\+json/);
    expect(answer.headers["x-request-id"]).toBe(answer.body.requestId);
    for (const said of ["title", "detail", "hint"]) expect(answer.body[said], said).toMatch(/\w{2}/);
    expect(JSON.stringify(answer.body)).not.toMatch(/node_modules|\.[jt]s:\d/);
    expect(await service.services.store.events.count("main")).toBe(before);
  });

  it("stores nothing of a request of which one event does not fit", async () => {
    const { service } = running();
    const events = [...event().events, { user: "u", track: "" }];
    expect((await raw(service.url, "/v1/events", json({ events }))).body.detail).toContain("events.1.track");
    expect(await service.services.store.users.get("main", "u")).toBeUndefined();
  });

  it("knows no listener with a control character in the id", async () => {
    const { service } = running();
    const answer = await raw(service.url, "/v1/users/a%07b/recommendations");
    expect(answer).toMatchObject({ status: 200, body: { user: "a\u0007b", known: false, basis: "popularity" } });
    // What not every database can store nobody is called.
    expect(await raw(service.url, "/v1/users/a%00b/recommendations")).toMatchObject({
      status: 400,
      body: { code: "invalid-request", detail: expect.stringContaining("NUL") },
    });
  });

  it("gives every answer an id of its own", async () => {
    const { service } = running();
    const [one, other] = [await raw(service.url, "/health"), await raw(service.url, "/health")];
    expect(one.headers["x-request-id"]).toMatch(/^[0-9a-f-]{36}$/);
    expect(one.headers["x-request-id"]).not.toBe(other.headers["x-request-id"]);
  });

  it("answers an upload that grows too large while it is sent, and leaves nothing of it", async () => {
    const { client, service } = running();
    async function* endless() {
      for (;;) yield Buffer.alloc(65_536);
    }
    await expect(client.upload(endless())).rejects.toMatchObject({ problem: { status: 413, code: "body-too-large" } });
    expect(readdirSync(join(service.services.config.data, "uploads/main"))).toEqual([]);
  });

  it("refuses an import of an upload that is not there, as a job that failed", async () => {
    const { client } = running();
    for (const id of ["../segue.db", "00000000-0000-0000-0000-000000000000"]) {
      const job = await client.startImport({ uploads: [{ id, name: "x.csv" }], name: "x.csv" });
      await expect(client.result(job)).rejects.toMatchObject({ problem: { code: "unknown-upload" } });
    }
  });
});

describe("the API document", () => {
  it("names every route once, with what it needs of a key, and marks public ones", async () => {
    const { service } = running();
    const { body } = await raw(service.url, "/openapi.json");
    const operations = Object.entries(
      body.paths as Record<string, Record<string, { operationId: string; security: object[] }>>,
    ).flatMap(([path, methods]) => Object.entries(methods).map(([method, operation]) => ({ path, method, ...operation })));
    expect(operations.length).toBeGreaterThan(20);
    expect(new Set(operations.map((operation) => operation.operationId)).size).toBe(operations.length);
    const open = operations.filter((operation) => operation.security.length === 0).map((operation) => operation.path);
    expect(open).toEqual(["/health", "/ready"]);
    for (const { path, security } of operations) {
      if (!open.includes(path))
        expect(security, path).toEqual([{ key: [expect.stringMatching(/^(read|events|recommend|train|admin)$/)] }]);
    }
  });
});
