import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { connect, type Job, type SegueClient } from "@segue/client";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openService, type Service } from "../../src/service.js";
import { openWorkingNode } from "../../src/work.js";
import { newDatabase, SERVER, type TestDatabase } from "../postgres.js";
import { temporaryFolder } from "../temporary-folder.js";
import { importText, raw, smallWorldCsv, train } from "./running-service.js";

const CANARY = "canary-51c0ffee";
const root = temporaryFolder();

/** Everything that a user does, on PostgreSQL: two nodes that answer, one that works, one folder. */
describe.skipIf(SERVER === undefined)("a service on PostgreSQL", () => {
  let database: TestDatabase;
  const nodes: Service[] = [];
  const clients: SegueClient[] = [];
  let working: Awaited<ReturnType<typeof openWorkingNode>>;

  beforeAll(async () => {
    database = await newDatabase();
    const settings = { data: root, database: database.url, port: 0, log: "silent" };
    nodes.push(...(await Promise.all([1, 2].map(() => openService({ ...settings, jobs: 0 }, { resume: true })))));
    clients.push(...nodes.map(({ url }) => connect({ server: url })));
    working = await openWorkingNode({ ...settings, jobs: 1 });
  });
  afterAll(async () => {
    for (const node of nodes) await node.close();
    await working?.close();
    await database?.drop();
  });
  const one = () => clients[0]!;
  const other = () => clients[1]!;

  it("shows its first admin key once, whichever node was first", async () => {
    const keys = nodes.flatMap(({ adminKey }) => adminKey ?? []);
    expect(keys).toHaveLength(1);
    const client = connect({ server: nodes[1]!.url, key: keys[0]! });
    expect((await client.take(client.api.GET("/v1/keys"))).items).toHaveLength(1);
  });

  it("learns on the node that works what one node was sent, and the other node answers by it", async () => {
    const imported = await importText(one(), smallWorldCsv());
    expect(imported).toMatchObject({ rows: { left: 0 } });
    expect(await importText(other(), smallWorldCsv())).toMatchObject({ rows: { kept: 0 } });
    await train(other(), "item-knn");
    const [mine, theirs] = await Promise.all(clients.map((client) => client.recommend("sim-listener-0001", { n: 5 })));
    expect(mine!.items).toHaveLength(5);
    expect(mine!.items).toEqual(theirs!.items);
    const heard = mine!.items[0]!.track;
    await one().sendEvents([{ user: "sim-listener-0001", track: heard, id: "now" }]);
    expect(await other().sendEvents([{ user: "sim-listener-0001", track: heard, id: "now" }])).toMatchObject({ duplicates: 1 });
    const after = await other().recommend("sim-listener-0001", { n: 5 });
    expect(after.items.map(({ track }) => track)).not.toContain(heard);
  });

  it("makes the same model, byte for byte, as on SQLite", async () => {
    const folder = join(root, "sqlite");
    const service = await openService({ data: folder, port: 0, log: "silent" });
    try {
      const client = connect({ server: service.url });
      await importText(client, smallWorldCsv());
      await client.sendEvents([{ user: "sim-listener-0002", track: "sim-track-00001", at: "2024-01-01T00:00:00Z" }]);
      await train(client, "als", "same");
      const [user, track] = ["sim-listener-0002", "sim-track-00001"];
      const workspace = { workspace: "alike" };
      await one().take(one().api.POST("/v1/workspaces", { body: { id: "alike" } }));
      const alike = connect({ server: nodes[0]!.url, ...workspace });
      await importText(alike, smallWorldCsv());
      await alike.sendEvents([{ user, track, at: "2024-01-01T00:00:00Z" }]);
      await train(alike, "als", "same");
      const tensors = (data: string, name: string) => readFileSync(join(data, "models", name, "same/1/tensors.safetensors"));
      expect(tensors(root, "alike").equals(tensors(folder, "main"))).toBe(true);
    } finally {
      await service.close();
    }
  });

  it("gives away what it holds, takes an import back, and lets a workspace go", async () => {
    const exported = (await one().result(
      (await one().take(one().api.POST("/v1/exports", { body: { format: "csv" } }))) as Job,
    )) as {
      files: { name: string; rows: number }[];
    };
    const count = exported.files.find(({ name }) => name === "events.csv")!.rows;
    expect(count).toBeGreaterThan(1000);
    await importText(one(), "user_id,music_id\nguest,t-new\n", "more.csv");
    const { items } = await other().take(other().api.GET("/v1/imports", { params: { query: { limit: 10 } } }));
    const { id } = items.find(({ name }) => name === "more.csv")!;
    await one().result((await one().take(one().api.DELETE("/v1/imports/{id}", { params: { path: { id } } }))) as Job);
    await expect(other().take(other().api.GET("/v1/tracks/{id}", { params: { path: { id: "t-new" } } }))).rejects.toMatchObject({
      problem: { code: "unknown-track" },
    });
    await one().result((await one().take(one().api.DELETE("/v1/workspaces/{id}", { params: { path: { id: "alike" } } }))) as Job);
    expect(readdirSync(join(root, "models"))).toEqual(["main"]);
  });

  it("erases a listener from its tables and files", async () => {
    await importText(one(), `user_id,music_id\n${CANARY},t1\n${CANARY},t2\nguest,t1\nfriend,t1\nfriend,t9\n`, "canary.csv");
    await one().sendEvents([{ user: CANARY, track: "t3", id: "mine" }]);
    await train(one(), "user-knn");
    await one().take(one().api.POST("/v1/keys", { body: { name: "theirs", scopes: ["events"], user: CANARY } as never }));
    expect(await tablesWith(CANARY)).not.toEqual([]);
    const job = await other().take(other().api.DELETE("/v1/users/{id}", { params: { path: { id: CANARY } } }));
    expect(await other().result(job as Job)).toMatchObject({ trained: ["user-knn@2"] });
    expect(await tablesWith(CANARY)).toEqual([]);
    const files = readdirSync(root, { recursive: true }).map((name) => join(root, String(name)));
    expect(files.filter((file) => statSync(file).isFile() && readFileSync(file).includes(CANARY))).toEqual([]);
    expect((await one().recommend("guest")).items.length).toBeGreaterThan(0);
  });

  /** The tables whose files hold a text: what was deleted is not only invisible. */
  async function tablesWith(text: string): Promise<unknown[]> {
    await database.query("checkpoint");
    const tables = await database.query<{ name: string; path: string }>(
      `select relname as name, pg_relation_filepath(oid) as path from pg_class
       where relkind in ('r', 'i', 't') and pg_relation_filepath(oid) is not null and relnamespace <> 'pg_catalog'::regnamespace`,
    );
    const found: string[] = [];
    for (const { name, path } of tables) {
      const [row] = await database.query<{ bytes: Buffer | null }>(
        "select pg_read_binary_file($1, 0, 1000000000, true) as bytes",
        [path],
      );
      if (row?.bytes?.includes(text)) found.push(name);
    }
    return found;
  }

  it("answers 503 while the database cannot be reached, tells no password, and goes on by itself", async () => {
    const asked = Array.from({ length: 40 }, async (_, i) => {
      if (i % 8 === 0) await database.cutOff();
      return raw(nodes[i % 2]!.url, "/v1/users?limit=1");
    });
    for (const { status, headers, body } of await Promise.all(asked)) {
      expect([200, 503]).toContain(status);
      if (status === 503) expect([headers["retry-after"], body.code]).toEqual(["2", "database-unreachable"]);
    }
    await expect.poll(async () => (await raw(nodes[0]!.url, "/v1/users?limit=1")).status).toBe(200);
    expect(await (await fetch(new URL("/metrics", nodes[0]!.url))).text()).not.toContain(new URL(database.url).password);
  });

  it("does not accept a text with a NUL character", async () => {
    const json = (body: string) => ({ method: "POST", headers: { "content-type": "application/json" }, body });
    const answers = await Promise.all([
      raw(nodes[0]!.url, "/v1/events", json('{"events":[{"user":"a","track":"t","id":"\\u0000"}]}')),
      raw(nodes[0]!.url, "/v1/search?text=%00"),
      raw(nodes[0]!.url, "/v1/tracks/a%00b"),
    ]);
    for (const { status, body } of answers) expect([status, body.code]).toEqual([400, "invalid-request"]);
  });
});
