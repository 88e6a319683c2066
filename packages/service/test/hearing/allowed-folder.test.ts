import { mkdirSync, realpathSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { createKey, MAIN_WORKSPACE } from "../../src/accounts/keys.js";
import { isWithin } from "../../src/hearing/allowed-folder.js";
import type { Scope } from "../../src/ports/keys.js";
import { json, raw, runningService } from "../http/running-service.js";
import { temporaryFolder } from "../temporary-folder.js";
import { put } from "./music-folder.js";

const place = realpathSync(temporaryFolder());
const inside = join(place, "allowed/music");
const outside = join(place, "elsewhere");
for (const folder of [inside, outside]) {
  mkdirSync(folder, { recursive: true });
  put(folder, "a.flac", "tone.flac");
}
symlinkSync(outside, join(inside, "link"));

const free = runningService();
const bound = runningService({ music: `/nowhere, ${join(place, "allowed")}` });

/** Asks for a folder, by a key of a workspace with a scope, or by none. */
async function ask(running: typeof free, folder: string, scope?: Scope, workspace = MAIN_WORKSPACE) {
  const { services, url } = running().service;
  const wish = { workspace, name: "k", scopes: scope === undefined ? [] : [scope] };
  const key = scope === undefined ? undefined : (await createKey(services.store.keys, services.clock, wish)).key;
  const { headers, ...request } = json({ folder });
  const sent = { ...headers, ...(key === undefined ? {} : { authorization: `Bearer ${key}` }) };
  const { status, body } = await raw(url, "/v1/imports", { ...request, headers: sent });
  return status === 202 ? "taken" : `${status} ${body.code}`;
}

describe("a folder of music is read", () => {
  it("for who sits at the machine, wherever it is, where no folders are named", async () => {
    expect(await ask(free, outside)).toBe("taken");
    expect(await ask(free, outside, "admin")).toBe("403 folder-refused");
    expect(await ask(free, outside, "read")).toBe("403 forbidden");
  });

  it("for operators, below the folders that are named", async () => {
    expect(await ask(bound, inside, "admin")).toBe("taken");
    expect(await ask(bound, inside)).toBe("taken");
    expect(await ask(bound, inside, "train")).toBe("403 folder-refused");
    await bound().service.services.store.workspaces.add({ id: "other", createdAt: 0 });
    expect(await ask(bound, inside, "admin", "other")).toBe("403 folder-refused");
    for (const folder of [outside, join(inside, "../../elsewhere"), join(inside, "link"), "/", join(place, "none")])
      expect(await ask(bound, folder), folder).toBe("403 folder-refused");
  });

  it("where there is one", async () => {
    expect(await ask(free, join(outside, "none"))).toBe("404 unknown-folder");
    expect(await ask(free, join(outside, "a.flac"))).toBe("404 unknown-folder");
    expect(await ask(free, "music")).toBe("400 invalid-request");
    expect(await ask(bound, join(inside, "none"))).toBe("404 unknown-folder");
  });
});

it("a request names one thing to import", async () => {
  const { url } = free().service;
  const body = { folder: outside, url: "https://segue.example/plays.csv" };
  expect(await raw(url, "/v1/imports", json(body))).toMatchObject({ status: 400, body: { code: "invalid-request" } });
});

it.each([
  ["/m", "/m", true],
  ["/m/a", "/m", true],
  ["/m/..a", "/m", true],
  ["/ma", "/m", false],
  ["/", "/m", false],
  ["/m/../x", "/m", false],
  ["/m", "/", true],
])("%s lies within %s: %s", (path, folder, within) => expect(isWithin(path, folder)).toBe(within));
