import {
  appendFileSync,
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { connect } from "@segue/client";
import Libsql from "libsql";
import { beforeAll, describe, expect, it } from "vitest";
import { createKey } from "../../src/accounts/keys.js";
import type { Finding } from "../../src/doctor/finding.js";
import { nodeVersion } from "../../src/doctor/machine.js";
import { openService, type Service } from "../../src/service.js";
import { diagnose } from "../../src/wire.js";
import { importText, smallWorldCsv, train } from "../http/running-service.js";
import { temporaryFolder } from "../temporary-folder.js";

const root = temporaryFolder();
const DAY = 24 * 3_600_000;
/** A folder with data and a model, in order, that each test copies and spoils. */
let healthy = "";

async function withService<T>(data: string, use: (service: Service) => Promise<T>): Promise<T> {
  const service = await openService({ data, port: 0, log: "silent" });
  try {
    return await use(service);
  } finally {
    await service.close();
  }
}

beforeAll(async () => {
  healthy = mkdtempSync(join(root, "healthy-"));
  await withService(healthy, async ({ url, jobs }) => {
    const client = connect({ server: url });
    await importText(client, smallWorldCsv(500));
    await train(client, "popularity");
    await jobs.idle();
  });
});

function copy(): string {
  const data = mkdtempSync(join(root, "copy-"));
  cpSync(healthy, data, { recursive: true });
  return data;
}

/** What is not well, as `check level`, and the findings. */
async function look(data: string, more: Parameters<typeof diagnose>[1] & { settings?: Record<string, unknown> } = {}) {
  const findings = await diagnose({ data, port: 0, ...more.settings }, more);
  // Memory, disk and cores are the machine's own matter.
  const ill = findings.filter(({ check, level }) => level !== "ok" && !["memory", "space", "cores"].includes(check));
  return { findings, ill: ill.map(({ check, level }) => `${check} ${level}`), of: (check: string) => about(findings, check) };
}

const about = (findings: readonly Finding[], check: string) =>
  findings.find((each) => each.check === check && each.level !== "ok");

describe("the doctor", () => {
  it("finds nothing where all is well, changes nothing, and makes no folder", async () => {
    const { findings, ill } = await look(copy());
    expect(ill).toEqual([]);
    expect([...new Set(findings.map(({ check }) => check))]).toEqual([
      ...["node", "memory", "cores", "clock", "folder", "space", "server", "leftovers", "database"],
      ...["models", "snapshots", "jobs", "keys"],
    ]);
    expect((await look(join(root, "none"))).ill).toEqual([]);
    expect(existsSync(join(root, "none"))).toBe(false);
  });

  it("looks beside a running server, and tells an operator through it what it can", async () => {
    const data = copy();
    await withService(data, async ({ url, services: { store, clock } }) => {
      const { ill, findings } = await look(data);
      expect(ill).toEqual([]);
      expect(findings.find(({ check }) => check === "server")!.text).toContain(url);
      const client = connect({ server: url });
      const { items } = await client.take(client.api.GET("/v1/doctor"));
      expect(items.filter(({ check }) => check === "models")).toMatchObject([{ level: "ok" }]);
      await store.workspaces.add({ id: "label", createdAt: 0 });
      const { key } = await createKey(store.keys, clock, { workspace: "label", name: "theirs", scopes: ["admin"] });
      const theirs = connect({ server: url, key });
      const refused = theirs.take(theirs.api.GET("/v1/doctor"));
      await expect(refused).rejects.toMatchObject({ problem: { code: "forbidden" } });
    });
  });

  it("names a holder that does not answer, one that is no more, and a port that is taken", async () => {
    const data = copy();
    const lock = (pid: number) =>
      writeFileSync(join(data, "segue.lock"), JSON.stringify({ pid, instance: "x", url: "http://127.0.0.1:1" }));
    lock(process.pid);
    expect((await look(data)).of("server")).toMatchObject({
      level: "problem",
      remedy: expect.stringContaining(`kill ${process.pid}`),
    });
    lock(2 ** 22 + 1);
    expect((await look(data)).of("server")).toMatchObject({ level: "warning" });
    const other = createServer().listen(0, "127.0.0.1");
    await new Promise((resolve) => other.once("listening", resolve));
    const { port } = other.address() as AddressInfo;
    expect((await look(data, { settings: { port } })).of("port")).toMatchObject({
      text: expect.stringContaining(`Port ${port}`),
    });
    other.close();
  });

  it("finds a damaged model, a deployment that serves nothing, and a damaged snapshot, which it can take away", async () => {
    const data = copy();
    await withService(data, async ({ services: { store } }) => {
      const serving = { models: [{ model: "gone", version: 3, weight: 1 }], by: null };
      await store.models.deploy("main", "radio", { serving, how: "promoted", at: 0, back: null });
      const { fingerprint } = (await store.snapshots.newest("main"))!;
      rmSync(join(data, "snapshots/main", fingerprint, "users.parquet"));
    });
    appendFileSync(join(data, "models/main/popularity/1/tracks.json"), " ");
    const { ill, findings } = await look(data);
    expect(ill).toEqual(["models problem", "models problem", "snapshots warning"]);
    expect(findings.map(({ text }) => text).join()).toMatch(/popularity@1.+tracks\.json is not what was stored.+radio.+gone@3/s);
    expect((await look(data, { repair: true })).ill).toEqual(["models problem", "models problem"]);
    expect((await look(data)).ill).toEqual(["models problem", "models problem"]);
    await withService(data, async ({ url }) => train(connect({ server: url }), "item-knn"));
  });

  it("finds what interrupted work left, and takes it away where nobody holds the folder", async () => {
    const data = copy();
    const upload = join(data, "uploads/main/00000000-0000-0000-0000-000000000000");
    const fresh = join(data, "uploads/main/00000000-0000-0000-0000-000000000001");
    const left = [
      ".tmp/models_main_x_1",
      "staging/x.db",
      "snapshots/main/f.tmp",
      "restoring/new",
      "outputs/main/j/recs.csv.part",
    ];
    for (const name of left) mkdirSync(join(data, name), { recursive: true });
    mkdirSync(join(data, "uploads/main"), { recursive: true });
    for (const file of [upload, fresh]) writeFileSync(file, "x");
    utimesSync(upload, new Date(), new Date(Date.now() - 2 * DAY));
    expect((await look(data)).ill).toEqual(["leftovers warning", "uploads warning"]);
    writeFileSync(join(data, "segue.lock"), JSON.stringify({ pid: process.pid, instance: "x", url: "" }));
    expect((await look(data, { repair: true })).ill).toContain("repair warning");
    expect(existsSync(upload)).toBe(true);
    rmSync(join(data, "segue.lock"));
    expect((await look(data, { repair: true })).ill).toEqual([]);
    for (const name of [...left, upload]) expect(existsSync(join(data, name))).toBe(false);
    expect([existsSync(fresh), existsSync(join(data, "segue.lock"))]).toEqual([true, false]);
    expect((await look(data)).ill).toEqual([]);
  });

  it("tells keys that end soon, that nobody used, that come from the future, and that no admin is left", async () => {
    const data = copy();
    await withService(data, async ({ services: { store } }) => {
      const at = (now: number) => ({ now: () => now });
      const now = Date.now();
      const wish = { workspace: "main", scopes: ["read"] as const };
      await createKey(store.keys, at(now), { ...wish, name: "soon", expiresAt: now + 3 * DAY });
      await createKey(store.keys, at(now - 40 * DAY), { ...wish, name: "idle" });
      await createKey(store.keys, at(now + DAY), { ...wish, name: "later" });
      for (const { id, name } of await store.keys.list("main")) if (name === "admin") await store.keys.revoke("main", id, now);
    });
    const { findings } = await look(data);
    const told = findings.filter(({ check }) => check === "keys").map(({ text }) => text);
    expect(told).toEqual([
      expect.stringMatching(/soon.+two weeks/),
      expect.stringMatching(/idle.+never used/),
      expect.stringMatching(/later.+clock/),
      expect.stringMatching(/no valid key with the scope admin/),
    ]);
  });

  it("tells jobs that nobody runs, and those that failed", async () => {
    const data = copy();
    await withService(data, async ({ services: { store }, jobs }) => {
      const failing = await jobs.add("main", "train", { algorithm: "als", config: { factors: -1 } });
      await jobs.ended("main", failing.id);
      const { id: _, ...job } = (await store.jobs.get("main", failing.id))!;
      await store.jobs.add({ ...job, id: "waiting", state: "queued", error: null, finishedAt: null });
    });
    const { findings } = await look(data);
    expect(findings.filter(({ check, level }) => check === "jobs" && level === "warning")).toMatchObject([
      { text: expect.stringContaining("1 jobs of main have not ended"), remedy: "segue serve" },
      { text: expect.stringMatching(/1 jobs \(train\).+failed.+factors/) },
    ]);
  });

  it("tells a database that is damaged, newer, or older, and opens none of them", async () => {
    const spoiled = async (statement: string) => {
      const data = copy();
      const database = new Libsql(join(data, "segue.db"));
      database.exec(statement);
      database.close();
      return look(data);
    };
    const newer = await spoiled("insert into kysely_migration (name, timestamp) values ('999-tomorrow', '2030')");
    expect(newer.of("database")).toMatchObject({ level: "problem", text: expect.stringContaining("999-tomorrow") });
    const older = await spoiled("delete from kysely_migration where name = '004-keys'");
    expect(older.of("database")).toMatchObject({ level: "warning", text: expect.stringContaining("004-keys") });
    expect(older.findings.map(({ check }) => check)).not.toContain("models");
    const dangling = await spoiled("pragma foreign_keys = off; delete from tracks where pk = 1");
    expect(dangling.of("database")).toMatchObject({ level: "problem", text: expect.stringContaining("refer to rows") });
    const data = copy();
    writeFileSync(join(data, "segue.db"), "this is no database at all, though long enough. ".repeat(100));
    for (const log of ["segue.db-wal", "segue.db-shm"]) rmSync(join(data, log), { force: true });
    expect((await look(data)).of("database")).toMatchObject({
      level: "problem",
      remedy: expect.stringContaining("segue restore"),
    });
  });

  it("tells a Node that is too old or too new", () => {
    const levels = ["20.18.9", "20.19.0", "22.1.0", "24.9.9", "25.0.0"].map((version) => nodeVersion(version).level);
    expect(levels).toEqual(["problem", "ok", "ok", "ok", "problem"]);
  });

  // Root may write everywhere.
  it.skipIf(process.getuid?.() === 0)("tells a folder that cannot be written", async () => {
    const data = copy();
    chmodSync(data, 0o500);
    expect((await look(data)).of("folder")).toMatchObject({ level: "problem" });
    chmodSync(data, 0o700);
  });
});
