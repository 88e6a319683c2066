import { readdirSync } from "node:fs";
import { join } from "node:path";
import { connect } from "@segue/client";
import { describe, expect, it } from "vitest";
import type { Scope } from "../../src/ports/keys.js";
import { readBeside } from "../read-beside.js";
import { json, raw, runningService } from "./running-service.js";

const running = runningService();
const strict = runningService({ auth: "always" });
const guessing = runningService({ refusals: 2 });

const bearer = (key: string) => ({ authorization: `Bearer ${key}` });

/** A new key, made over the API. */
async function newKey(scopes: readonly Scope[]): Promise<{ id: string; key: string }> {
  const { body } = await raw(running().service.url, "/v1/keys", json({ name: "test", scopes }));
  return { id: String(body.id), key: String(body.key) };
}

describe("keys", () => {
  it("let in what their scopes allow and refuse the rest", async () => {
    const { url } = running().service;
    const asked: readonly (readonly [Scope, string, string])[] = [
      ["read", "GET", "/v1/tracks"],
      ["events", "POST", "/v1/events"],
      ["recommend", "GET", "/v1/users/ann/recommendations"],
      ["train", "POST", "/v1/models"],
      ["admin", "GET", "/v1/keys"],
    ];
    for (const [scope] of asked) {
      const { key } = await newKey([scope]);
      for (const [needed, method, path] of asked) {
        const { status, body } = await raw(url, path, { method, headers: bearer(key) });
        const what = `a key for ${scope} where ${needed} is needed`;
        expect(status === 403, what).toBe(scope !== needed && scope !== "admin");
        if (status === 403) expect(body, what).toMatchObject({ code: "forbidden", detail: expect.stringContaining(needed) });
        else expect(status, what).not.toBe(401);
      }
    }
  });

  it("are refused when mistyped, unknown, of another scheme or revoked, also on this machine", async () => {
    const { url } = running().service;
    const { id, key } = await newKey(["admin"]);
    const other = key.at(-8) === "x" ? "y" : "x";
    const wrong = [`${key.slice(0, -8)}${other}${key.slice(-7)}`, `${key}x`, key.slice(0, -1), "segue_", "x".repeat(500)];
    for (const each of wrong) {
      expect(await raw(url, "/v1/tracks", { headers: bearer(each) }), each).toMatchObject({
        status: 401,
        body: { code: "unauthorized" },
      });
    }
    for (const authorization of [`Basic ${key}`, key, "Bearer", ""]) {
      expect((await raw(url, "/v1/tracks", { headers: { authorization } })).status, authorization).toBe(401);
    }
    expect((await raw(url, "/v1/tracks", { headers: bearer(key) })).status).toBe(200);
    expect((await raw(url, `/v1/keys/${id}`, { method: "DELETE", headers: bearer(key) })).status).toBe(200);
    expect((await raw(url, "/v1/tracks", { headers: bearer(key) })).status).toBe(401);
    expect(await raw(url, `/v1/keys/${id}`, { method: "DELETE" })).toMatchObject({ status: 404, body: { code: "unknown-key" } });
  });

  it("are needed by requests that came through a proxy, from another site's page, or under another name", async () => {
    const { url } = running().service;
    const { key } = await newKey(["read"]);
    const { host } = new URL(url);
    const foreign: Record<string, string>[] = [
      { "x-forwarded-for": "10.0.0.1" },
      { "x-forwarded-host": "example.com" },
      { "x-real-ip": "127.0.0.1" },
      { forwarded: "for=127.0.0.1" },
      { via: "1.1 proxy" },
      { origin: "http://evil.example" },
      { origin: "null" },
      { origin: `https://${host}` },
      { host: "evil.example" },
      { host: "127.0.0.1.evil.example" },
      { host: "evil.example:80", origin: "http://evil.example:80" },
    ];
    for (const headers of foreign) {
      const said = JSON.stringify(headers);
      expect((await raw(url, "/v1/tracks", { headers })).status, said).toBe(401);
      expect((await raw(url, "/v1/tracks", { headers: { ...headers, ...bearer(key) } })).status, said).toBe(200);
    }
    for (const headers of [{}, { origin: `http://${host}` }, { host: "localhost" }, { host: "[::1]:80" }]) {
      expect((await raw(url, "/v1/tracks", { headers })).status, JSON.stringify(headers)).toBe(200);
    }
  });

  it("are needed by everyone where auth is always, but for the health", async () => {
    const { service, folder } = strict();
    expect((await raw(service.url, "/v1/tracks")).status).toBe(401);
    expect((await raw(service.url, "/health")).status).toBe(200);
    const key = service.adminKey;
    expect(key).toMatch(/^segue_[\w-]{38}$/);
    const client = connect({ server: service.url, key: key! });
    expect((await client.take(client.api.GET("/v1/keys"))).items).toHaveLength(1);
    expect(folder).not.toBe(running().folder);
  });

  it("are stored as hashes only and shown once", async () => {
    const { service, folder } = running();
    const { key } = await newKey(["read"]);
    const secret = key.slice("segue_".length);
    for (const name of readdirSync(folder, { withFileTypes: true })) {
      if (name.isFile()) expect(readBeside(join(folder, name.name)).includes(secret), name.name).toBe(false);
    }
    const listed = await raw(service.url, "/v1/keys");
    expect(listed.body.items).toContainEqual(expect.objectContaining({ name: "test", scopes: ["read"] }));
    expect(JSON.stringify(listed.body)).not.toContain(secret);
    expect(JSON.stringify(listed.body)).not.toContain("hash");
  });

  it("end when they are to, and give way to a new one in time", async () => {
    const { url } = running().service;
    const inAnHour = new Date(Date.now() + 3_600_000).toISOString();
    const made = await raw(url, "/v1/keys", json({ name: "short", scopes: ["read"], expiresAt: inAnHour, rate: 77 }));
    expect(made.body).toMatchObject({ expiresAt: inAnHour, lastUsedAt: null, start: String(made.body.key).slice(0, 10) });
    expect((await raw(url, "/v1/tracks", { headers: bearer(String(made.body.key)) })).status).toBe(200);
    const rotated = await raw(url, `/v1/keys/${made.body.id}/rotate`, json({ grace: 0 }));
    expect(rotated.body).toMatchObject({ scopes: ["read"], rate: 77, name: "short" });
    expect((await raw(url, "/v1/tracks", { headers: bearer(String(made.body.key)) })).status).toBe(401);
    expect((await raw(url, "/v1/tracks", { headers: bearer(String(rotated.body.key)) })).status).toBe(200);
    const { body } = await raw(url, "/v1/keys");
    expect(body.items).toContainEqual(expect.objectContaining({ id: rotated.body.id, lastUsedAt: expect.any(String) }));
    expect((await raw(url, `/v1/keys/${made.body.id}/rotate`, json({}))).status).toBe(404);
    expect((await raw(url, "/v1/keys", json({ name: "x", expiresAt: "2020-01-01T00:00:00Z" }))).status).toBe(400);
  });

  it("that are publishable send events from the pages they are for, and do nothing else", async () => {
    const { url } = running().service;
    const origins = ["https://radio.example"];
    const { body } = await raw(url, "/v1/keys", json({ name: "page", kind: "publishable", scopes: ["admin"], origins }));
    const key = String(body.key);
    expect(key).toMatch(/^segue_pub_/);
    expect(body.scopes).toEqual(["events"]);
    const event = json({ events: [{ user: "ann", track: "t1" }] });
    const send = (origin?: string) =>
      raw(url, "/v1/events", { ...event, headers: { ...event.headers, ...bearer(key), ...(origin ? { origin } : {}) } });
    expect(await send("https://radio.example")).toMatchObject({
      status: 201,
      headers: { "access-control-allow-origin": "https://radio.example", vary: expect.stringContaining("Origin") },
    });
    expect((await send()).status).toBe(201);
    expect(await send("https://evil.example")).toMatchObject({ status: 403, body: { code: "forbidden" } });
    expect((await raw(url, "/v1/tracks", { headers: bearer(key) })).status).toBe(403);
    const preflight = (origin: string) => raw(url, "/v1/events", { method: "OPTIONS", headers: { origin } });
    expect((await preflight("https://radio.example")).headers).toMatchObject({
      "access-control-allow-origin": "https://radio.example",
      "access-control-allow-headers": expect.stringContaining("authorization"),
    });
    expect((await preflight("https://evil.example")).headers["access-control-allow-origin"]).toBeUndefined();
    for (const wrong of ["radio.example", "https://radio.example/", "*", "null"])
      expect((await raw(url, "/v1/keys", json({ name: "x", kind: "publishable", origins: [wrong] }))).status, wrong).toBe(400);
  });

  it("that are bound to a listener do nothing for another", async () => {
    const { url } = running().service;
    const { body } = await raw(url, "/v1/keys", json({ name: "ann", scopes: ["events", "recommend", "read"], user: "ann" }));
    const headers = bearer(String(body.key));
    const event = (...users: string[]) => json({ events: users.map((user) => ({ user, track: "t1" })) });
    const send = (init: ReturnType<typeof json>) => raw(url, "/v1/events", { ...init, headers: { ...init.headers, ...headers } });
    expect((await send(event("ann", "ann"))).status).toBe(201);
    expect(await send(event("ann", "bob"))).toMatchObject({ status: 403, body: { code: "forbidden" } });
    expect((await raw(url, "/v1/users/bob/recommendations", { headers })).status).toBe(403);
    expect((await raw(url, "/v1/users/ann/recommendations", { headers })).status).not.toBe(403);
    expect((await raw(url, "/v1/tracks", { headers })).status).toBe(403);
  });

  it("that may send events take back what they just sent, of their own listener", async () => {
    const { url } = running().service;
    const { body } = await raw(url, "/v1/keys", json({ name: "eve", scopes: ["events"], user: "eve" }));
    const headers = bearer(String(body.key));
    const sent = json({ events: [{ user: "eve", track: "t1", kind: "love", id: "slip 1" }] });
    await raw(url, "/v1/events", { ...sent, headers: { ...sent.headers, ...headers } });
    const untell = (user: string, id: string) =>
      raw(url, `/v1/users/${user}/events/${encodeURIComponent(id)}`, { method: "DELETE", headers });
    expect((await untell("ann", "slip 1")).status).toBe(403);
    expect(await untell("eve", "slip 1")).toMatchObject({ status: 200, body: { id: "slip 1" } });
    expect(await untell("eve", "slip 1")).toMatchObject({ status: 404, body: { code: "unknown-event" } });
    expect((await raw(url, "/v1/events?user=eve")).body.items).toEqual([]);
  });

  it("may ask as often as they are allowed to, and are told when again", async () => {
    const { url } = running().service;
    const { body } = await raw(url, "/v1/keys", json({ name: "slow", scopes: ["read"], rate: 3 }));
    const headers = bearer(String(body.key));
    const answers = [];
    for (let i = 0; i < 4; i++) answers.push(await raw(url, "/v1/tracks", { headers }));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 429]);
    expect(answers[0]!.headers).toMatchObject({ "x-ratelimit-limit": "3", "x-ratelimit-remaining": "2" });
    expect(answers[3]).toMatchObject({
      body: { code: "too-many-requests" },
      headers: { "content-type": expect.stringContaining("application/problem+json") },
    });
    expect(Number(answers[3]!.headers["retry-after"])).toBeGreaterThan(0);
    expect(Number(answers[3]!.headers["retry-after"])).toBeLessThanOrEqual(20);
  });

  it("that are wrong cannot be tried for long, and keep nobody out who has a valid one", async () => {
    const { url } = guessing().service;
    const { body } = await raw(url, "/v1/keys", json({ name: "good", scopes: ["read"] }));
    const guess = () => raw(url, "/v1/tracks", { headers: bearer("segue_guess") });
    expect([await guess(), await guess(), await guess()].map(({ status }) => status)).toEqual([401, 401, 429]);
    expect((await raw(url, "/v1/tracks", { headers: bearer(String(body.key)) })).status).toBe(200);
  });
});
