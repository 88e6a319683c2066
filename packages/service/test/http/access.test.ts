import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { connect } from "@segue/client";
import { beforeAll, describe, expect, it } from "vitest";
import { createKey, MAIN_WORKSPACE } from "../../src/accounts/keys.js";
import { SCOPES, type Scope } from "../../src/ports/keys.js";
import { importText, raw, runningService, train } from "./running-service.js";

/** What the API's document says of an operation. */
interface Operation {
  readonly security: readonly { readonly key: readonly [Scope] }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, unknown>> };
}

const document = JSON.parse(readFileSync(fileURLToPath(new URL("../../../client/openapi.json", import.meta.url)), "utf8")) as {
  paths: Record<string, Record<string, Operation>>;
};

/** Every route, from the document: a new one is tested by being in it. */
const ROUTES = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, { security, requestBody }]) => ({
    what: `${method.toUpperCase()} ${path}`,
    path,
    method: method.toUpperCase(),
    scope: security[0]?.key[0],
    mime: Object.keys(requestBody?.content ?? {})[0],
  })),
);
const PROTECTED = ROUTES.filter(({ scope }) => scope !== undefined);
const NAMED = PROTECTED.filter(({ path }) => path.includes("{"));

const running = runningService({ auth: "always", rate: 1_000_000, refusals: 1_000_000 });
const keys = new Map<string, string>();
/** An id of the main workspace for each kind of address. */
const ids: Record<string, string> = { "/v1/users/": "ann", "/v1/tracks/": "t1", "/v1/deployments/": "radio" };

beforeAll(async () => {
  const { store, clock } = running().service.services;
  const make = async (name: string, wish: { workspace?: string; scopes: readonly Scope[]; expiresAt?: number }) => {
    const { key, record } = await createKey(store.keys, clock, { workspace: MAIN_WORKSPACE, name, ...wish });
    keys.set(name, key);
    return record;
  };
  await store.workspaces.add({ id: "other", createdAt: 0 });
  for (const scope of SCOPES) await make(scope, { scopes: [scope] });
  await make("other", { workspace: "other", scopes: ["admin"] });
  await make("expired", { scopes: ["admin"], expiresAt: clock.now() - 1 });
  const { id } = await make("revoked", { scopes: ["admin"] });
  await store.keys.revoke(MAIN_WORKSPACE, id, clock.now());
  const other = connect({ server: running().service.url, key: keys.get("other")! });
  await importText(other, "user_id,music_id\nzoe,x1\nzoe,x2\nyan,x2\n");
  await train(other, "popularity", "theirs");
  const client = connect({ server: running().service.url, key: keys.get("admin")! });
  await importText(client, "user_id,music_id\nann,t1\nann,t2\nbob,t2\nbob,t3\n");
  await train(client, "popularity");
  const radio = { params: { path: { id: "radio" } }, body: { model: "popularity" } };
  await client.take(client.api.PUT("/v1/deployments/{id}", radio));
  const nightly = { body: { id: "nightly", algorithm: "popularity", events: 1000, timeZone: "UTC" } };
  await client.take(client.api.POST("/v1/schedules", nightly));
  ids["/v1/schedules/"] = "nightly";
  const late = { body: { name: "late", tracks: ["t1"] } };
  ids["/v1/playlists/"] = (await client.take(client.api.POST("/v1/playlists", late))).id;
  ids["/v1/tunings/"] = (await client.take(client.api.POST("/v1/tunings", { body: { algorithm: "popularity" } }))).id;
  ids["/v1/imports/"] = (await client.take(client.api.GET("/v1/imports"))).items[0]!.id;
  ids["/v1/jobs/"] = (await client.take(client.api.GET("/v1/jobs"))).items[0]!.id;
  ids["/v1/keys/"] = (await client.take(client.api.GET("/v1/keys"))).items[0]!.id;
  ids["/v1/models/"] = "popularity@1";
  ids["/v1/snapshots/"] = (await client.take(client.api.GET("/v1/snapshots"))).items[0]!.id;
  ids["/v1/workspaces/"] = "main";
});

/** Asks with a key; ids are those of the main workspace. Bodies are empty: who may not ask is refused before they are read. */
function ask({ path, method, mime }: (typeof ROUTES)[number], key?: string) {
  const address = path.replace(/\{\w+\}/g, (_, at: number) => encodeURIComponent(ids[path.slice(0, at)] ?? "none"));
  const headers = { ...(mime ? { "content-type": mime } : {}), ...(key === undefined ? {} : { authorization: `Bearer ${key}` }) };
  return raw(running().service.url, address, { method, headers, ...(mime === "application/json" ? { body: "{}" } : {}) });
}

const problem = (status: number, code: string) => ({
  status,
  headers: expect.objectContaining({ "content-type": expect.stringContaining("application/problem+json") }),
  body: expect.objectContaining({ code, status }),
});

describe("every route where keys are always needed", () => {
  it("is in the document, with one scope or for everybody", () => {
    expect(PROTECTED.length).toBeGreaterThan(30);
    expect(ROUTES.filter(({ scope }) => scope === undefined).map(({ path }) => path)).toEqual(["/health", "/ready"]);
    for (const { what, scope } of PROTECTED) expect(SCOPES, what).toContain(scope);
  });

  it.each(PROTECTED)("$what refuses who sends no key, an expired or a revoked one", async (route) => {
    for (const name of [undefined, "expired", "revoked"]) {
      const key = name === undefined ? undefined : keys.get(name);
      expect(await ask(route, key), name ?? "no key").toMatchObject(problem(401, "unauthorized"));
    }
  });

  it.each(PROTECTED)("$what refuses a key without its scope", async (route) => {
    for (const scope of SCOPES.filter((each) => each !== route.scope && each !== "admin"))
      expect(await ask(route, keys.get(scope)), scope).toMatchObject(problem(403, "forbidden"));
  });

  it("answers for a listener of another workspace as for one that nobody knows", async () => {
    const { url } = running().service;
    const headers = { authorization: `Bearer ${keys.get("other")}` };
    const { body } = await raw(url, "/v1/users/ann/recommendations", { headers });
    expect(body).toMatchObject({ known: false, model: "theirs" });
    expect((body.items as { track: string }[]).map(({ track }) => track).sort()).toEqual(["x1", "x2"]);
  });

  it.each(NAMED.filter(({ path }) => !path.startsWith("/v1/workspaces") && !path.endsWith("/recommendations")))(
    "$what knows no id of another workspace",
    async (route) => {
      const { status, body } = await ask(route, keys.get("other"));
      // A body that does not fit is told first; what comes after it is in the tests of each route.
      if (status !== 400)
        expect({ status, body }).toMatchObject({ status: 404, body: { code: expect.stringMatching(/^unknown-/) } });
      else expect(route.mime, String(body.detail)).toBe("application/json");
    },
  );
});

describe("workspaces", () => {
  it("are for operators to see and to make", async () => {
    const { url } = running().service;
    const asOther = { authorization: `Bearer ${keys.get("other")}` };
    expect(await raw(url, "/v1/workspaces", { headers: asOther })).toMatchObject(problem(403, "forbidden"));
    const inOther = (key: string | undefined) => ({ headers: { authorization: `Bearer ${key}`, "segue-workspace": "other" } });
    expect((await raw(url, "/v1/tracks", inOther(keys.get("admin")))).body).toMatchObject({
      items: [{ id: "x1" }, { id: "x2" }],
    });
    expect((await raw(url, "/v1/tracks", inOther(keys.get("other")))).status).toBe(200);
    expect(await raw(url, "/v1/tracks", inOther(keys.get("read")))).toMatchObject(problem(404, "unknown-workspace"));
    const main = { headers: { ...asOther, "segue-workspace": "main" } };
    expect(await raw(url, "/v1/tracks", main)).toMatchObject(problem(404, "unknown-workspace"));
  });
});
