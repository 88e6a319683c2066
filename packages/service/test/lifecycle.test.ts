import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, utimesSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { connect } from "@segue/client";
import Libsql from "libsql";
import { afterEach, describe, expect, it } from "vitest";
import { createKey, MAIN_WORKSPACE } from "../src/accounts/keys.js";
import { joinHolder, readHolder } from "../src/lock.js";
import { openService, type Service } from "../src/service.js";
import { importText, raw } from "./http/running-service.js";
import { temporaryFolder } from "./temporary-folder.js";

const root = temporaryFolder();
const newFolder = () => mkdtempSync(join(root, "data-"));
const opened: Service[] = [];

async function open(data: string, settings: Record<string, unknown> = {}): Promise<Service> {
  const service = await openService({ data, port: 0, log: "silent", ...settings }, { resume: true });
  opened.push(service);
  return service;
}

afterEach(async () => {
  for (const service of opened.splice(0)) await service.close();
});

describe("a data folder", () => {
  it("is held by one service at a time, which others are told of", async () => {
    const data = newFolder();
    const first = await open(data);
    expect(readHolder(data)).toMatchObject({ pid: process.pid, url: first.url });
    await expect(open(data)).rejects.toMatchObject({ code: "folder-in-use", message: expect.stringContaining(first.url) });
    expect((await fetch(`${first.url}/health`)).status).toBe(200);
    await opened.pop()?.close();
    expect(existsSync(join(data, "segue.lock"))).toBe(false);
    await open(data);
  });

  it("is taken over from a process that is no more, or that left half a lock", async () => {
    const data = newFolder();
    const { pid } = spawnSync(process.execPath, ["-e", ""]);
    for (const left of [JSON.stringify({ pid, instance: "old", url: "http://127.0.0.1:1" }), '{"pid": 1', ""]) {
      writeFileSync(join(data, "segue.lock"), left);
      utimesSync(join(data, "segue.lock"), 1e9, 1e9);
      await open(data);
      expect(JSON.parse(readFileSync(join(data, "segue.lock"), "utf8"))).toMatchObject({ pid: process.pid });
      await opened.pop()?.close();
    }
  });

  it("is not taken while another process writes its lock", async () => {
    const data = newFolder();
    writeFileSync(join(data, "segue.lock"), "");
    // Just now, however long it takes until somebody looks.
    const soon = Date.now() / 1000 + 3600;
    utimesSync(join(data, "segue.lock"), soon, soon);
    await expect(open(data)).rejects.toMatchObject({ code: "folder-in-use" });
  });

  it("is held until those have gone who use its holder, and those who died without a word count for nothing", async () => {
    const data = newFolder();
    const first = await open(data);
    const { pid: dead } = spawnSync(process.execPath, ["-e", ""]);
    mkdirSync(join(data, "joined"), { recursive: true });
    writeFileSync(join(data, "joined", String(dead)), "");
    const leave = joinHolder(data);
    const left = first.leave();
    await sleep(200);
    expect((await fetch(`${first.url}/health`)).status).toBe(200);
    expect(readHolder(data)?.pid).toBe(process.pid);
    leave();
    await left;
    opened.pop();
    expect(existsSync(join(data, "segue.lock"))).toBe(false);
    expect(readdirSync(join(data, "joined"))).toEqual([]);
  });

  it("cannot be a file, or lie in one", async () => {
    const file = join(newFolder(), "file");
    writeFileSync(file, "");
    for (const data of [file, join(file, "below")]) {
      await expect(open(data)).rejects.toMatchObject({ code: "not-a-folder", message: expect.stringContaining(data) });
    }
  });

  it("is left alone when a newer version wrote its database", async () => {
    const data = newFolder();
    await (await open(data)).close();
    opened.pop();
    const database = new Libsql(join(data, "segue.db"));
    database.prepare("insert into kysely_migration (name, timestamp) values ('999-tomorrow', '2030')").run();
    database.close();
    await expect(open(data)).rejects.toMatchObject({ code: "newer-database", message: expect.stringContaining("999-tomorrow") });
    expect(existsSync(join(data, "segue.lock"))).toBe(false);
  });

  it("keeps what was accepted when the service is opened again", async () => {
    const data = newFolder();
    const first = await open(data);
    await connect({ server: first.url }).sendEvents([{ user: "ann", track: "t1" }]);
    const { key } = await createKey(first.services.store.keys, first.services.clock, {
      workspace: MAIN_WORKSPACE,
      name: "kept",
      scopes: ["read"],
    });
    await opened.pop()?.close();
    const second = await open(data);
    expect(second.adminKey).toBeUndefined();
    const client = connect({ server: second.url, key });
    expect((await client.take(client.api.GET("/v1/users"))).items.map((user) => user.id)).toEqual(["ann"]);
  });
});

describe("a service that is told to stop", () => {
  it("says so to load balancers, and still answers for as long as it was asked to", async () => {
    for (let drain = 1; ; drain *= 4) {
      const { begun, answers, closed } = await askedWhileItStops(drain);
      await closed;
      // Who asked too late, on a machine that slept, saw nothing of what is to be seen: there must be more time.
      if (performance.now() - begun > 1000 * drain && answers === undefined) continue;
      expect(answers).toMatchObject([
        { status: 200, body: { status: "ready" } },
        { status: 503, body: { code: "service-busy" }, headers: { "retry-after": "2" } },
        { status: 200 },
      ]);
      return;
    }
  });

  async function askedWhileItStops(drain: number) {
    const service = await open(newFolder(), { drain });
    const ready = await raw(service.url, "/ready");
    opened.pop();
    const begun = performance.now();
    const closed = service.close().then(() => expect(raw(service.url, "/health")).rejects.toThrow());
    const ask = (path: string) => raw(service.url, path);
    const answers = await Promise.all([ready, ask("/ready"), ask("/v1/tracks")]).catch(() => undefined);
    return { begun, answers, closed };
  }

  it("tells Prometheus what it answered, by route and without names", async () => {
    const { url } = await open(newFolder());
    await fetch(new URL("/v1/users/secret-name/recommendations", url));
    const text = await (await fetch(new URL("/metrics", url))).text();
    expect(text).toContain(
      'segue_http_requests_total{workspace="main",method="GET",route="/v1/users/:id/recommendations",status="409"} 1',
    );
    expect(text).toContain("# TYPE segue_jobs gauge");
    expect(text).toContain("process_resident_memory_bytes");
    expect(text).not.toContain("secret-name");
  });
});

describe("a port that is taken", () => {
  it("is said to be, the folder is free again, and the admin key is still to be shown", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    await new Promise((resolve) => other.once("listening", resolve));
    const { port } = other.address() as AddressInfo;
    const data = newFolder();
    await expect(open(data, { port })).rejects.toMatchObject({
      code: "port-taken",
      message: expect.stringContaining(String(port)),
    });
    expect(existsSync(join(data, "segue.lock"))).toBe(false);
    other.close();
    expect((await open(data)).adminKey).toMatch(/^segue_/);
  });

  it("leaves a queued job to the next start", async () => {
    const data = newFolder();
    const first = await open(data);
    await importText(connect({ server: first.url }), "user_id,music_id\nann,t1\nbob,t2\n");
    const { store, clock } = first.services;
    await store.jobs.add({
      id: "left-over",
      workspace: MAIN_WORKSPACE,
      kind: "train",
      input: { algorithm: "popularity", config: {}, seed: 1 },
      resource: "",
      priority: 0,
      state: "queued",
      cancelling: false,
      finishing: false,
      bytes: 0,
      progress: 0,
      doing: "",
      result: null,
      error: null,
      attempts: 0,
      createdAt: clock.now(),
      startedAt: null,
      finishedAt: null,
      estimate: null,
      expectedAt: null,
    });
    await opened.pop()?.close();
    const other = createServer().listen(0, "127.0.0.1");
    await new Promise((resolve) => other.once("listening", resolve));
    await expect(open(data, { port: (other.address() as AddressInfo).port })).rejects.toMatchObject({ code: "port-taken" });
    other.close();
    const second = await open(data);
    expect(await second.jobs.ended(MAIN_WORKSPACE, "left-over")).toMatchObject({
      state: "done",
      result: { model: "popularity" },
    });
  });
});

describe("a setting that does not fit", () => {
  it.each([{ port: 70_000 }, { port: "1.5" }, { auth: "never" }, { magic: 1 }, { log: "loud" }, { threads: 0 }])(
    "is named: %o",
    async (settings) => {
      const [name] = Object.keys(settings);
      await expect(open(newFolder(), settings)).rejects.toMatchObject({
        code: "invalid-config",
        message: expect.stringContaining(name!),
      });
    },
  );
});
