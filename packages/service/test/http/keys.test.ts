import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { connect } from "@segue/client";
import { describe, expect, it } from "vitest";
import type { Scope } from "../../src/ports/keys.js";
import { json, raw, runningService } from "./running-service.js";

const running = runningService();
const strict = runningService({ auth: "always" });

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
      if (name.isFile()) expect(readFileSync(join(folder, name.name)).includes(secret), name.name).toBe(false);
    }
    const listed = await raw(service.url, "/v1/keys");
    expect(listed.body.items).toContainEqual(expect.objectContaining({ name: "test", scopes: ["read"] }));
    expect(JSON.stringify(listed.body)).not.toContain(secret);
    expect(JSON.stringify(listed.body)).not.toContain("hash");
  });
});
