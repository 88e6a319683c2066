import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { Job } from "@segue/client";
import { describe, expect, it } from "vitest";
import { reportPage } from "../../src/reports/page.js";
import { importText, runningService, smallWorldCsv, train } from "./running-service.js";

const running = runningService({}, async ({ client }) => {
  await importText(client, smallWorldCsv());
  await train(client, "item-knn");
});

const done = async <T>(job: unknown): Promise<T> => running().client.result<T>((await job) as Job);
const api = () => running().client.api;
const take: ReturnType<typeof running>["client"]["take"] = (call) => running().client.take(call);
const snapshot = () => done(take(api().POST("/v1/snapshots")));
const report = () => take(api().GET("/v1/report"));

type Cleaning = NonNullable<Awaited<ReturnType<typeof report>>["cleaning"]>;

/** A night of rain, a script, a play reported twice, and a track that was skipped through. */
const NOISY = [
  "user,track,time,title,duration",
  ...Array.from(
    { length: 30 },
    (_, i) => `sleeper,rain,${new Date(Date.UTC(2024, 0, 1, 22) + i * 300_000).toISOString()},Rain,300`,
  ),
  ...Array.from(
    { length: 3000 },
    (_, i) => `script,s${i % 50},${new Date(Date.UTC(2024, 0, 2) + 1000 + i * 1000).toISOString()},,`,
  ),
  "twice,t1,2024-01-03T10:00:00.100Z,,200",
  "twice,t1,2024-01-03T10:00:00.900Z,,200",
  "hasty,t1,2024-01-03T10:00:00Z,,2",
  "hasty,t2,2999-01-03T10:00:00Z,,200",
  ",t2,,,",
  "",
].join("\n");

describe("what there is", () => {
  it("is counted, and listed page by page: tracks and listeners by a text, events by their listener", async () => {
    const { users, tracks, events } = await take(api().GET("/v1/data"));
    const all = async (path: "/v1/tracks" | "/v1/users" | "/v1/events") =>
      (await take(api().GET(path, { params: { query: { limit: 1000 } } }))).items;
    expect([(await all("/v1/users")).length, (await all("/v1/tracks")).length]).toEqual([users, tracks]);
    expect((await all("/v1/events")).length).toBe(Math.min(1000, events));
    const [user] = (await all("/v1/users")) as { id: string }[];
    const theirs = await take(api().GET("/v1/events", { params: { query: { user: user!.id, limit: 5 } } }));
    expect(new Set(theirs.items.map((event) => event.user))).toEqual(new Set([user!.id]));
    const found = await take(api().GET("/v1/users", { params: { query: { text: user!.id.toUpperCase() } } }));
    expect(found.items.map(({ id }) => id)).toContain(user!.id);
  });

  it("is not changed by a dry run, whose uploads can be kept for the import, and be removed", async () => {
    const upload = await running().client.upload("user_id,music_id\ndry,run\n");
    const uploads = [{ id: upload, name: "dry.csv" }];
    const before = await take(api().GET("/v1/data"));
    const dry = await done(running().client.startImport({ uploads, dryRun: true, keepUploads: true }));
    expect(dry).toMatchObject({ rows: { read: 1, kept: 1 }, dryRun: true });
    expect(await take(api().GET("/v1/data"))).toEqual(before);
    const params = { params: { path: { id: upload } } };
    expect(await take(api().DELETE("/v1/uploads/{id}", params))).toEqual({ id: upload });
    await expect(take(api().DELETE("/v1/uploads/{id}", params))).rejects.toMatchObject({ problem: { code: "unknown-upload" } });
    await expect(done(running().client.startImport({ uploads }))).rejects.toMatchObject({ problem: { code: "unknown-upload" } });
  });

  it("is foretold by a dry run: what models would learn from the files alone, and under other rules", async () => {
    const uploads = [{ id: await running().client.upload(NOISY), name: "noisy.csv" }];
    const look = async (cleaning: Readonly<Record<string, Readonly<Record<string, unknown>>>>) => {
      const wish = { uploads, dryRun: true, keepUploads: true, cleaning };
      const { cleaning: found } = await done<{ cleaning: Cleaning }>(running().client.startImport(wish));
      return { ...found, left: Object.fromEntries(found.rules.map(({ rule, rows, on }) => [rule, on ? rows : "off"])) };
    };
    const usual = await look({});
    expect(usual.left).toEqual({ "too-short": 1, repeat: 1, robot: 3000, background: 29 });
    expect([usual.before.events, usual.after.events]).toEqual([3034, 3]);
    const otherwise = await look({ robot: { on: false }, "too-short": { seconds: 1 } });
    expect(otherwise.left).toEqual({ "too-short": 0, repeat: 1, robot: "off", background: 29 });
    expect(otherwise.after.events).toBe(3004);
    expect(await take(api().GET("/v1/cleaning"))).toMatchObject({ robot: { on: true } });
    // It tells what listeners did who were never imported: they can be erased from it.
    expect(JSON.stringify(usual.rules)).toContain("hasty: ");
    const erase = () => take(api().DELETE("/v1/users/{id}", { params: { path: { id: "hasty" } } }));
    await done(erase());
    await expect(erase()).rejects.toMatchObject({ problem: { code: "unknown-user" } });
    const cleaning = { robot: { on: false } };
    const refused = (wish: object) => running().client.startImport({ uploads, cleaning, ...wish });
    await expect(refused({})).rejects.toMatchObject({ problem: { code: "invalid-request" } });
    await expect(refused({ dryRun: true, cleaning: { nonsense: {} } })).rejects.toMatchObject({
      problem: { code: "invalid-parameter" },
    });
  });
});

describe("what came in", () => {
  it("is reported with what was not simply taken, and with what cleaning left out and why", async () => {
    const { import: id } = (await importText(running().client, NOISY, "noisy.csv")) as { import: string };
    await snapshot();
    const found = await take(api().GET("/v1/imports/{id}/report", { params: { path: { id } } }));
    expect(found.import).toMatchObject({
      rows: { read: 3035, kept: 3034, changed: 1, left: 1 },
      rules: [
        { rule: "empty-user", outcome: "refused", rows: 1 },
        { rule: "time-in-future", outcome: "corrected", rows: 1 },
      ],
    });
    const left = Object.fromEntries(
      found.cleaning!.rules.map(({ rule, byImport, examples }) => [rule, [byImport[id], examples[0]]]),
    );
    expect(left).toEqual({
      "too-short": [1, "hasty: play of t1, 2024-01-03T10:00:00.000Z, 2 s"],
      repeat: [1, "twice: play of t1, 2024-01-03T10:00:00.900Z, 200 s"],
      robot: [3000, "script: play of s0, 2024-01-02T00:00:01.000Z"],
      background: [29, "sleeper: play of Rain, 2024-01-01T22:05:00.000Z, 300 s"],
    });
    expect(found.cleaning!.before.events - found.cleaning!.after.events).toBe(3031);
    expect(found.snapshot).toMatchObject({ current: true });
    const { items } = await take(api().GET("/v1/imports/{id}/problems", { params: { path: { id }, query: {} } }));
    expect(items).toMatchObject([
      { file: "noisy.csv", line: 3035, outcome: "corrected", field: "time" },
      { file: "noisy.csv", line: 3036, outcome: "refused", field: "user" },
    ]);
  });

  it("is reported as a page that shows it all and asks nothing of anybody", async () => {
    const { items } = await take(api().GET("/v1/imports", { params: { query: {} } }));
    const noisy = items.find(({ name }) => name === "noisy.csv")!;
    await importText(running().client, "user,track,title\n<script>,x,<b>bold</b>\n,y,\n", 'a"<img>.csv').catch(() => undefined);
    for (const path of ["/v1/report", `/v1/imports/${noisy.id}/report`]) {
      const page = await running().client.page(path);
      expect(page).toContain("<!doctype html>");
      expect(page).toContain("Robots");
      expect(page).toContain("noisy.csv");
      expect(page).not.toMatch(/<script|<img|src=|href=|https?:/);
      expect(page).not.toContain("undefined");
      expect(page).not.toContain("NaN");
    }
    const asked = await fetch(`${running().client.server}/v1/report`, { headers: { accept: "text/html" } });
    expect(asked.headers.get("content-type")).toBe("text/html; charset=utf-8");
    expect(asked.headers.get("content-security-policy")).toMatch(/^default-src 'none'/);
  });

  it("is reported without running anything that a file says", async () => {
    const evil = `"><img src=x onerror=alert(1)>'<script>alert(1)</script>&lt;`;
    const told = await take(api().GET("/v1/report", {}));
    // Every text of the report may come from a file, or look as if it did.
    const page = reportPage(JSON.parse(JSON.stringify(told, (_, value) => (typeof value === "string" ? evil : value))));
    expect(page.split("onerror=alert").length).toBeGreaterThan(20);
    expect(page).not.toMatch(/<img|<script/);
    const tags = new Set([...page.matchAll(/<([a-z0-9]+)/g)].map(([, tag]) => tag));
    expect([...tags].filter((tag) => ["script", "img", "iframe", "object", "a", "form", "link"].includes(tag!))).toEqual([]);
  });

  it("can be taken back: the store gives away what it gave before", async () => {
    const before = await exported("csv");
    const { import: id } = (await importText(running().client, "user,track\nnew,one\nnew,two\n", "more.csv")) as {
      import: string;
    };
    expect(await exported("csv")).not.toEqual(before);
    expect(await done(take(api().DELETE("/v1/imports/{id}", { params: { path: { id } } })))).toMatchObject({
      name: "more.csv",
      rows: 2,
    });
    expect(await exported("csv")).toEqual(before);
    await expect(take(api().DELETE("/v1/imports/{id}", { params: { path: { id } } }))).rejects.toMatchObject({
      problem: { code: "unknown-import" },
    });
  });

  it("is given away as JSON lines and Parquet too", async () => {
    const jsonl = await exported("jsonl");
    const rows = jsonl["events.jsonl"]!.toString()
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line) as { user: string; time?: string });
    expect(rows.filter(({ user }) => user === "sleeper")).toHaveLength(30);
    expect(rows.find(({ user }) => user === "sleeper")).toEqual({
      user: "sleeper",
      track: "rain",
      kind: "play",
      value: 1,
      time: "2024-01-01T22:00:00.000Z",
      duration: 300,
    });
    const parquet = await exported("parquet");
    expect(Object.keys(parquet).sort()).toEqual(
      ["events", "friends", "labels", "tags", "tracks", "users"].map((name) => `${name}.parquet`),
    );
    for (const bytes of Object.values(parquet)) expect(bytes.subarray(0, 4).toString()).toBe("PAR1");
  });
});

async function exported(format: "csv" | "jsonl" | "parquet"): Promise<Record<string, Buffer>> {
  const { client } = running();
  const job = (await take(api().POST("/v1/exports", { body: { format } }))) as Job;
  const { files } = await client.result<{ files: { name: string }[] }>(job);
  const read = async ({ name }: { name: string }) =>
    [name, Buffer.from(await new Response(await client.output(job.id, name)).arrayBuffer())] as const;
  return Object.fromEntries(await Promise.all(files.map(read)));
}

describe("rules of cleaning", () => {
  it("are switched and set, and hold from the next snapshot on", async () => {
    const rows = async (rule: string) => (await report()).cleaning!.rules.find((each) => each.rule === rule);
    await take(api().PATCH("/v1/cleaning", { body: { robot: { on: false }, background: { plays: 40 } } }));
    expect((await report()).snapshot).toMatchObject({ current: false });
    await snapshot();
    expect(await rows("robot")).toMatchObject({ on: false, rows: 0 });
    expect(await rows("background")).toMatchObject({ on: true, rows: 0, settings: { plays: 40 } });
    await take(api().PATCH("/v1/cleaning", { body: { robot: { on: true } } }));
    expect(await take(api().GET("/v1/cleaning"))).toMatchObject({
      robot: { on: true, playsPerDay: 2880 },
      background: { plays: 40 },
    });
    await snapshot();
    expect(await rows("robot")).toMatchObject({ rows: 3000 });
  });

  it("are tried on all data without being changed: what would be left, of each import", async () => {
    const { items } = await take(api().GET("/v1/imports", { params: { query: {} } }));
    const { id } = items.find(({ name }) => name === "noisy.csv")!;
    const [before, snapshots] = [await report(), await take(api().GET("/v1/snapshots"))];
    const body = { robot: { on: false }, "too-short": { seconds: 1 } };
    const { cleaning } = await done<{ cleaning: Cleaning }>(take(api().POST("/v1/cleaning/recount", { body })));
    const rows = (found: Cleaning) => Object.fromEntries(found.rules.map(({ rule, byImport }) => [rule, byImport[id] ?? 0]));
    expect(rows(cleaning)).toEqual({ ...rows(before.cleaning!), robot: 0, "too-short": 0 });
    expect(rows(before.cleaning!)).toMatchObject({ robot: 3000, "too-short": 1 });
    expect(cleaning.before).toEqual(before.cleaning!.before);
    expect(cleaning.after.events).toBe(before.cleaning!.after.events + 3001);
    expect(await report()).toEqual(before);
    expect(await take(api().GET("/v1/snapshots"))).toEqual(snapshots);
    await expect(take(api().POST("/v1/cleaning/recount", { body: { nope: {} } }))).rejects.toMatchObject({
      problem: { code: "invalid-parameter" },
    });
  });

  it.each([
    [{ nope: { on: true } }, "nope is not known"],
    [{ robot: { playsPerDay: 0 } }, "robot.playsPerDay must be >= 1"],
    [{ robot: { on: "perhaps" } }, "robot.on must be"],
  ])("are refused when they make no sense: %j", async (body, said) => {
    await expect(take(api().PATCH("/v1/cleaning", { body }))).rejects.toMatchObject({
      problem: { code: "invalid-parameter" },
      message: expect.stringContaining(said),
    });
  });
});

describe("facts of tracks", () => {
  it("are rid of placeholders and slips, filled when that is asked for, and both is told", async () => {
    const { client } = running();
    const rows = Array.from({ length: 600 }, (_, i) => {
      const [artist, year] = [i % 40, i % 3 === 0 ? 0 : 1950 + (((i % 40) * 11) % 60)];
      return `facts-${i},Song ${i},Artist ${artist},Town ${artist % 7},${year},${i === 5 ? 999 : 50 + (artist % 7)}`;
    });
    await importText(client, ["id,title,artist,town,year,latitude", ...rows, ""].join("\n"), "tracks.csv");
    await snapshot();
    const before = (await report()).cleaning!;
    expect(before.facts.map(({ rule, found }) => [rule, found.map(({ fact, cells }) => [fact, cells])])).toEqual([
      ["placeholder", [["year", 200]]],
      ["contradiction", [["latitude", 1]]],
    ]);
    expect(before.filled).toEqual([]);
    await take(api().PATCH("/v1/cleaning", { body: { fill: { on: true } } }));
    await snapshot();
    const after = (await report()).cleaning!;
    const year = after.filled.find(({ fact }) => fact === "year")!;
    expect(year).toMatchObject({ kind: "number", known: 400 });
    expect(year.error!.chosen.high).toBeLessThan(1);
    expect(Object.values(year.by).reduce((sum, cells) => sum + cells, 0)).toBeGreaterThan(0);
    expect(after.shape.missing).toEqual(before.shape.missing);
    expect(await client.page("/v1/report")).toContain("What was filled");
    await take(api().PATCH("/v1/cleaning", { body: { fill: { on: false } } }));
  });
});

describe("tracks and listeners", () => {
  it("change at once, and a track that is deleted is in no answer from then on", async () => {
    const { client } = running();
    const user = "sim-listener-0002";
    const [first] = (await client.recommend(user, { n: 3 })).items;
    const path = { id: first!.track };
    await take(api().PATCH("/v1/tracks/{id}", { params: { path }, body: { title: "By hand", facts: { year: 1999 } } }));
    expect((await client.recommend(user, { n: 1 })).items[0]).toMatchObject({ track: path.id, title: "By hand" });
    expect(await take(api().GET("/v1/tracks/{id}", { params: { path } }))).toMatchObject({
      title: "By hand",
      facts: { year: 1999 },
    });
    await snapshot();
    const { shape } = (await report()).cleaning!;
    const title = shape.missing.find(({ field }) => field === "title")!;
    const year = shape.missing.find(({ field }) => field === "year")!;
    expect(year.missing).toBeGreaterThan(title.missing);
    await take(api().DELETE("/v1/tracks/{id}", { params: { path } }));
    const { items } = await client.recommend(user, { n: 3 });
    expect(items).toHaveLength(3);
    expect(items.map(({ track }) => track)).not.toContain(path.id);
    await expect(take(api().GET("/v1/tracks/{id}", { params: { path } }))).rejects.toMatchObject({
      problem: { code: "unknown-track" },
    });
  });

  it("see everything that is kept about them, and are erased from the store and every snapshot", async () => {
    const { client, folder } = running();
    await client.sendEvents([{ user: "sim-listener-0003", track: "s1", id: "mine" }]);
    await snapshot();
    const path = { id: "sim-listener-0003" };
    const told = await take(api().GET("/v1/users/{id}/export", { params: { path } }));
    expect(told.events.length).toBeGreaterThan(10);
    expect(told.events).toContainEqual(expect.objectContaining({ track: "s1", id: "mine" }));
    const snapshots = (await take(api().GET("/v1/snapshots"))).items;
    const erased = await done<{ snapshots: number }>(take(api().DELETE("/v1/users/{id}", { params: { path } })));
    expect(erased.snapshots).toBe(snapshots.length);
    await expect(take(api().GET("/v1/users/{id}/export", { params: { path } }))).rejects.toMatchObject({
      problem: { code: "unknown-user" },
    });
    const after = (await take(api().GET("/v1/snapshots"))).items;
    expect(after.map(({ users }) => users)).toEqual(snapshots.map(({ users }) => users - 1));
    expect(after.every(({ id }) => !snapshots.some((before) => before.id === id))).toBe(true);
    expect(readdirSync(join(folder, "snapshots", "main")).sort()).toEqual([...new Set(after.map(({ id }) => id))].sort());
    expect((await client.recommend("sim-listener-0004", { n: 2 })).items).toHaveLength(2);
  });

  it("are unknown where there is none", async () => {
    const params = { path: { id: "nobody" } };
    for (const call of [
      () => api().DELETE("/v1/users/{id}", { params }),
      () => api().DELETE("/v1/tracks/{id}", { params }),
      () => api().PATCH("/v1/tracks/{id}", { params, body: { title: "x" } }),
      () => api().DELETE("/v1/merges/{id}", { params }),
      () => api().GET("/v1/imports/{id}/report", { params }),
      () => api().GET("/v1/imports/{id}/problems", { params: { ...params, query: {} } }),
    ]) {
      await expect(take(call() as never)).rejects.toMatchObject({ problem: { code: expect.stringMatching(/^unknown-/) } });
    }
  });
});
