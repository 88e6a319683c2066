import { readFileSync } from "node:fs";
import { request } from "node:http";
import { fileURLToPath } from "node:url";
import { connect, type Job } from "@segue/client";
import { beforeAll, describe, expect, it } from "vitest";
import { operationsOf, type Schema } from "../../../../bench/kit/fuzzing/operations.js";
import { createKey, type KeyWish, MAIN_WORKSPACE } from "../../src/accounts/keys.js";
import { loadRoutes } from "../../src/http/load-routes.js";
import { SCOPES } from "../../src/ports/keys.js";
import { importText, json, raw, runningService, train } from "./running-service.js";

// The OWASP API Security Top 10 of 2023, point by point; docs/security-review.md says what each means here. Other files test single parts more
// closely: access.test.ts every route with every wrong key, own-machine.test.ts, transport.test.ts, outgoing.test.ts, fuzz.test.ts.

const running = runningService({ auth: "always", refusals: 5, bodyLimit: 4096, uploadLimit: 65_536, concurrency: 8 });
const DOCUMENT = JSON.parse(readFileSync(fileURLToPath(new URL("../../../client/openapi.json", import.meta.url)), "utf8"));
const OPERATIONS = operationsOf(DOCUMENT);

/** The headers of a new key of the main workspace. */
async function keyFor(wish: Partial<KeyWish>): Promise<{ authorization: string }> {
  const { store, clock } = running().service.services;
  const { key } = await createKey(store.keys, clock, { workspace: MAIN_WORKSPACE, name: "test", scopes: ["admin"], ...wish });
  return { authorization: `Bearer ${key}` };
}

let admin: { authorization: string };
const ids: Record<string, string> = {
  users: "ann",
  tracks: "t1",
  ratings: "t1",
  models: "popularity@1",
  deployments: "home",
  workspaces: "main",
  schedules: "nightly",
};
const ask = (path: string, init: Parameters<typeof raw>[2] = {}) =>
  raw(running().service.url, path, { ...init, headers: { ...admin, ...init.headers } });
const send = (path: string, body: unknown, headers: Record<string, string> = admin, method = "POST") => {
  const init = json(body, method);
  return raw(running().service.url, path, { ...init, headers: { ...init.headers, ...headers } });
};
const filled = (path: string) => path.replace(/\/(\w+)\/\{\w+\}/g, (_, word: string) => `/${word}/${ids[word] ?? "none"}`);
/** The parameters without which a path asks for nothing. */
const needed = (path: string) => (path === "/v1/search" ? "?text=t" : "");

beforeAll(async () => {
  admin = await keyFor({});
  const client = connect({ server: running().service.url, key: admin.authorization.slice("Bearer ".length) });
  await importText(client, "user_id,music_id\nann,t1\nann,t2\nbob,t2\nbob,t3\n");
  await train(client, "popularity");
  await client.result((await client.take(client.api.POST("/v1/exports", { body: {} }))) as Job);
  await send("/v1/schedules", { id: "nightly", algorithm: "popularity", cron: "0 3 * * *", promote: "never", paused: true });
  await send("/v1/tunings", { algorithm: "popularity" });
  await send("/v1/playlists", { name: "late", tracks: ["t1"] });
  for (const word of ["imports", "jobs", "keys", "playlists", "snapshots", "tunings"])
    ids[word] = ((await ask(`/v1/${word}`)).body.items as { id: string }[])[0]!.id;
});

/** Bodies that are about a listener, where no address says so. */
const NAMING_ANN: Readonly<Record<string, string>> = {
  "/v1/events": '{"events":[{"user":"ann","track":"t1"}]}',
  "/v1/answers": '{"user":"ann"}',
};

describe("API1: object level authorization", () => {
  const PROTECTED = OPERATIONS.filter(({ path }) => path.startsWith("/v1/"));
  it.each(PROTECTED)("$method $path gives a key that is bound to bob nothing of ann", async ({ method, path, mime }) => {
    const headers = await keyFor({ scopes: SCOPES, user: "bob" });
    const body = NAMING_ANN[path] ?? "{}";
    const type = mime === undefined ? {} : { "content-type": mime };
    const answer = await raw(running().service.url, filled(path) + needed(path), {
      method,
      headers: { ...headers, ...type },
      ...(mime === "application/json" ? { body } : {}),
    });
    // A body that does not fit is told before anything is looked at.
    if (!(answer.status === 400 && mime === "application/json")) expect(answer).toMatchObject({ status: 403 });
    expect(JSON.stringify(answer.body)).not.toContain('"t1"');
  });
});

describe("API2: authentication", () => {
  it("takes no key from the address, where logs and histories keep it", async () => {
    const key = admin.authorization.slice("Bearer ".length);
    for (const name of ["key", "api_key", "access_token", "token", "authorization"])
      expect([401, 429], name).toContain((await raw(running().service.url, `/v1/tracks?${name}=${key}`)).status);
  });

  it("says the same of keys that are unknown, ended or revoked, and lets nobody try many", async () => {
    const { store, clock } = running().service.services;
    const ended = await keyFor({ expiresAt: clock.now() - 1 });
    const { key, record } = await createKey(store.keys, clock, { workspace: MAIN_WORKSPACE, name: "gone", scopes: ["read"] });
    await store.keys.revoke(MAIN_WORKSPACE, record.id, clock.now());
    const guesses = [ended.authorization, `Bearer ${key}`, "Bearer segue_unknown"];
    const told = await Promise.all(
      guesses.map(
        async (authorization) => (await raw(running().service.url, "/v1/tracks", { headers: { authorization } })).body.detail,
      ),
    );
    expect(new Set(told.filter((detail) => !/too many/.test(String(detail)))).size).toBeLessThanOrEqual(1);
    const statuses = [];
    for (let i = 0; i < 6; i++) statuses.push((await raw(running().service.url, "/v1/tracks")).status);
    expect(statuses).toContain(429);
    expect((await ask("/v1/tracks")).status).toBe(200);
  });
});

describe("API3: properties of objects", () => {
  /** Names are free in these, and judged by what they are for. */
  const FREE = [
    "/config",
    "/facts",
    "/columns",
    "/inputs",
    "/filter/where",
    "patch /v1/cleaning",
    "post /v1/cleaning/recount",
    "/v1/imports/cleaning",
    "/v1/schedules/rules",
  ];

  it("lets nobody set what is not for setting", async () => {
    const open: string[] = [];
    const look = (schema: Schema | undefined, where: string): void => {
      if (schema === undefined || FREE.some((each) => where.includes(each))) return;
      if (schema.type === "object" && schema.additionalProperties !== false) open.push(where);
      for (const [name, each] of Object.entries(schema.properties ?? {})) look(each, `${where}/${name}`);
      look(schema.items, `${where}[]`);
    };
    for (const { method, path, body } of OPERATIONS) look(body, `${method.toLowerCase()} ${path}`);
    expect(open).toEqual([]);
    for (const more of [{ workspace: "x" }, { id: "x" }, { hash: "x" }, { createdAt: "2020-01-01T00:00:00Z" }])
      expect((await send("/v1/keys", { name: "k", ...more })).body).toMatchObject({ code: "invalid-request" });
    for (const more of [{ state: "done" }, { result: {} }])
      expect((await send(`/v1/jobs/${ids.jobs}`, { priority: 1, ...more }, admin, "PATCH")).status).toBe(400);
  });

  /** No model predicts ratings here, where there are only plays, none is a network, no track has words, and no map was drawn: the refusals are looked at. */
  const REFUSED = [
    ["/ratings/{track}", 409],
    ["/network/manifest", 409],
    ["/lyrics", 404],
    ["/v1/maps/{id}/points", 404],
    ["/v1/maps/{id}/facts/{name}", 404],
  ] as const;

  it.each(
    OPERATIONS.filter(({ method, answers }) => method === "GET" && answers.has(200) && answers.get(200)!.format !== "binary"),
  )("$path tells no secret and nothing of the inside", async ({ path }) => {
    const { status, body } = await ask(filled(path) + needed(path));
    expect(status, path).toBe(REFUSED.find(([end]) => path.endsWith(end))?.[1] ?? 200);
    const names = new Set<string>();
    const text = JSON.stringify(body, (name, value) => {
      names.add(name);
      return value;
    });
    // What shows that the chain was not tampered with is for whoever checks it.
    if (path.startsWith("/v1/audit")) names.delete("hash");
    // There it is a parameter of networks.
    if (path.startsWith("/v1/algorithms")) names.delete("batch");
    for (const inside of ["hash", "contentHash", "workspace", "workspaceId", "workspace_id", "resource", "pk", "batch", "runner"])
      expect(names, path).not.toContain(inside);
    expect(text).not.toMatch(/segue_(?:pub_)?[\w-]{30}/);
    // Operators chose that folder, and look there where it is.
    if (path !== "/v1/settings") expect(text).not.toContain(running().folder);
  });
});

describe("API4: resources", () => {
  it("bounds every number, text and list that is sent", () => {
    const unbounded: string[] = [];
    const look = (schema: Schema & { maxItems?: number; uniqueItems?: boolean }, where: string): void => {
      const { type, format, pattern, enum: choices, maxLength, maximum, maxItems, uniqueItems } = schema;
      const closed = choices !== undefined || format !== undefined || pattern !== undefined;
      if (type === "string" && !closed && maxLength === undefined) unbounded.push(where);
      if (type === "integer" && where.includes("?") && maximum === undefined) unbounded.push(where);
      // How much is answered.
      if (/\?(?:n|limit)$/.test(where) && !(maximum! <= 1000)) unbounded.push(where);
      if (type === "array" && maxItems === undefined && uniqueItems !== true) unbounded.push(where);
      for (const [name, each] of Object.entries(schema.properties ?? {})) look(each, `${where}/${name}`);
      if (schema.items !== undefined) look(schema.items, `${where}[]`);
    };
    for (const { method, path, query, body } of OPERATIONS) {
      for (const { name, schema } of query) look(schema, `${method} ${path}?${name}`);
      if (body !== undefined) look(body, `${method} ${path}`);
    }
    expect(unbounded).toEqual([]);
  });

  it("takes bodies and uploads up to their limits only", async () => {
    expect(await send("/v1/events", { events: "x".repeat(5000) })).toMatchObject({
      status: 413,
      body: { code: "body-too-large" },
    });
    const headers = { "content-type": "application/octet-stream" };
    const upload = (bytes: number) => ask("/v1/uploads", { method: "POST", headers, body: "x".repeat(bytes) });
    expect(await upload(65_536)).toMatchObject({ status: 201 });
    expect(await upload(65_537)).toMatchObject({ status: 413, body: { code: "body-too-large" } });
  });

  it("answers so many at once, and tells the others when to come again", async () => {
    const { hostname, port } = new URL(running().service.url);
    const headers = { ...admin, "content-type": "application/octet-stream", "content-length": "10" };
    const held = Array.from({ length: 8 }, () => {
      const open = request({ hostname, port, path: "/v1/uploads", method: "POST", headers, agent: false });
      open.on("error", () => undefined); // It is given up below.
      open.flushHeaders();
      return open;
    });
    await expect
      .poll(() => ask("/v1/tracks"))
      .toMatchObject({ status: 503, body: { code: "service-busy" }, headers: { "retry-after": expect.any(String) } });
    for (const open of held) open.destroy();
    await expect.poll(async () => (await ask("/v1/tracks")).status).toBe(200);
  });

  it("searches for what is written, not by patterns", async () => {
    for (const text of ["%", "_", "*", "t%", "\\", "t_"])
      expect((await ask(`/v1/search?text=${encodeURIComponent(text)}`)).body).toMatchObject({ items: [] });
  });
});

describe("API5: functions", () => {
  it("keeps what looks after the service, and what cannot be taken back, for admins", () => {
    const scopes = new Map(
      Object.entries<Record<string, { security: { key: string[] }[] }>>(DOCUMENT.paths).flatMap(([path, methods]) =>
        Object.entries(methods).map(([method, { security }]) => [`${method} ${path}`, security[0]?.key[0]] as const),
      ),
    );
    // Whoever sent an event may send it again.
    scopes.delete("delete /v1/users/{id}/events/{event}");
    const wanted = [...scopes].filter(([what]) =>
      /\/keys|\/workspaces|\/exports|\/export$|delete .*\/(?:users|tracks|models)/.test(what),
    );
    expect(wanted.length).toBeGreaterThan(10);
    for (const [what, scope] of wanted) expect(scope, what).toBe("admin");
  });

  it("does not take one method for another", async () => {
    const headers = {
      ...(await keyFor({ scopes: ["read"] })),
      "x-http-method-override": "DELETE",
      "x-method-override": "DELETE",
    };
    expect((await ask("/v1/tracks/t1?_method=DELETE", { headers })).status).toBe(200);
    expect((await ask("/v1/tracks/t1")).status).toBe(200);
  });
});

describe("API6: flows that could be run for harm", () => {
  it("lets a key that is in a web page send no more events than its rate allows", async () => {
    const headers = await keyFor({ kind: "publishable", origins: ["https://radio.example"], rate: 2 });
    const event = () => send("/v1/events", { events: [{ user: "eve", track: "t1" }] }, headers);
    expect([await event(), await event(), await event()].map(({ status }) => status)).toEqual([201, 201, 429]);
  });
});

describe("API7: requests to elsewhere", () => {
  it.each(["http://127.0.0.1/", "http://169.254.169.254/latest/meta-data/", "http://[::1]/", "http://0/", "file:///etc/passwd"])(
    "are not made to %s",
    async (url) => {
      expect(await send("/v1/imports", { url })).toMatchObject({ status: 422, body: { code: "address-refused" } });
    },
  );
});

describe("API8: configuration", () => {
  it("lets no page of another site read anything", async () => {
    for (const { method, path } of OPERATIONS) {
      const headers = { origin: "https://evil.example", "access-control-request-method": method };
      const preflight = await ask(filled(path), { method: "OPTIONS", headers });
      expect(preflight.headers["access-control-allow-origin"], path).toBeUndefined();
    }
    const answer = await ask("/v1/tracks", { headers: { origin: "https://evil.example" } });
    expect(answer.headers["access-control-allow-origin"]).toBeUndefined();
  });

  it("names neither the program nor its version, and keeps nothing on the way", async () => {
    for (const path of ["/health", "/openapi.json", "/docs/", "/nothing"]) {
      const { headers } = await fetch(new URL(path, running().service.url));
      for (const name of ["server", "x-powered-by"]) expect(headers.has(name), `${path}: ${name}`).toBe(false);
    }
    expect((await ask("/v1/tracks")).headers["cache-control"]).toBe("no-store");
    expect(DOCUMENT.info.version).toBe("1");
  });
});

describe("API9: inventory", () => {
  it("is the document: every route is in it, and it knows no other", async () => {
    const routes = loadRoutes().map(({ method, url }) => `${method} ${url.replace(/:(\w+)/g, "{$1}")}`);
    expect(OPERATIONS.map(({ method, path }) => `${method} ${path}`).sort()).toEqual(routes.sort());
    const { url } = running().service;
    expect(await (await fetch(`${url}/openapi.json`)).json()).toEqual(DOCUMENT);
    expect(await (await fetch(`${url}/docs/json`)).json()).toEqual(DOCUMENT);
  });

  it.each([
    "/",
    "/v1",
    "/v2/tracks",
    "/v1/admin",
    "/admin",
    "/debug",
    "/.env",
    "/.git/config",
    "/docs/../segue.db",
    "/docs/static/..%2f..%2fpackage.json",
  ])("has nothing at %s", async (path) => {
    expect(await ask(path)).toMatchObject({ status: 404, body: { code: "unknown-route" } });
  });

  it("tells strangers nothing of what the service holds", async () => {
    for (const path of ["/health", "/ready", "/openapi.json", "/docs/", "/docs/json", "/docs/yaml"]) {
      const text = await (await fetch(new URL(path, running().service.url))).text();
      for (const told of ["ann", "bob", ids.jobs!, ids.imports!, running().folder])
        expect(new RegExp(`\\b${told.replace(/\W/g, "\\$&")}\\b`).test(text), `${told} in ${path}`).toBe(false);
    }
  });
});

describe("API10: what others give", () => {
  it("is taken for what it is, whatever its name says", async () => {
    const client = connect({ server: running().service.url, key: admin.authorization.slice("Bearer ".length) });
    for (const text of ["<!doctype html><title>Please log in</title>", "\u007fELF\u0001\u0001", '{"error":"expired"}'])
      await expect(importText(client, text, "plays.csv")).rejects.toMatchObject({
        problem: { code: expect.stringMatching(/^(?:invalid-data|unknown-format)$/) },
      });
    const { items } = await client.take(client.api.GET("/v1/imports"));
    expect(items).toHaveLength(1);
  });
});
