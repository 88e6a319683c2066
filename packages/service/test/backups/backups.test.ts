import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { connect, type Job, type SegueClient } from "@segue/client";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { openBackup } from "../../src/backups/read-archive.js";
import { writeArchive } from "../../src/backups/write-archive.js";
import { openService, type Service } from "../../src/service.js";
import { restore } from "../../src/wire.js";
import { importText, runningService, smallWorldCsv, train } from "../http/running-service.js";
import { temporaryFolder } from "../temporary-folder.js";

const root = temporaryFolder();
const newFolder = () => mkdtempSync(join(root, "data-"));
const opened: Service[] = [];
const running = runningService({}, async ({ client }) => {
  await importText(client, smallWorldCsv());
  for (const algorithm of ["item-knn", "user-knn"]) await train(client, algorithm);
  await client.take(client.api.POST("/v1/workspaces", { body: { id: "label" } }));
  const label = connect({ server: client.server, workspace: "label" });
  await label.sendEvents([{ user: "ann", track: "t\u2028\u{1f3b5}", id: "e1", value: 0.1 + 0.2 }]);
});
let file = "";

afterEach(async () => {
  for (const service of opened.splice(0)) await service.close();
});
beforeAll(async () => {
  file = await backUp(running().client, join(root, "first.zip"));
});

async function open(data: string): Promise<SegueClient> {
  const service = await openService({ data, port: 0, log: "silent" });
  opened.push(service);
  return connect({ server: service.url });
}

async function backUp(client: SegueClient, path: string): Promise<string> {
  const job = (await client.take(client.api.POST("/v1/backups", { body: {} }))) as Job;
  await client.result(job);
  writeFileSync(path, await buffer((await client.output(job.id)) as unknown as AsyncIterable<Uint8Array>));
  return path;
}

const bringBack = (from: string, data: string, force = false) => restore({ data }, { file: from, force, report: () => {} });

/** What is in a backup, by content. */
async function contentOf(path: string) {
  const backup = await openBackup(path);
  const { createdAt: _, ...content } = backup.manifest;
  backup.close();
  return content;
}

/** Every file below a folder, with its hash. */
const filesIn = (folder: string) =>
  (readdirSync(folder, { recursive: true, withFileTypes: true }) as { isFile(): boolean; parentPath: string; name: string }[])
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .sort()
    .map((path) => [path, createHash("sha256").update(readFileSync(path)).digest("hex")]);

/** What every request adds to, the asking for a backup too. */
const WATCHING = ["audit", "audit_heads", "usage_counts"];
const withoutWatching = ({ tables, ...rest }: Awaited<ReturnType<typeof contentOf>>) => ({
  ...rest,
  tables: tables.filter(({ table }) => !WATCHING.includes(table)),
});

describe("a backup", () => {
  it("brought back and made again is the same, and its models and keys answer as before", async () => {
    const { client } = running();
    const { key } = await client.take(client.api.POST("/v1/keys", { body: { name: "mine", scopes: ["recommend"] } }));
    const first = await backUp(client, join(root, "with-key.zip"));
    const data = newFolder();
    expect(await bringBack(first, data)).toMatchObject({ rows: { events: expect.any(Number), models: 2 }, missing: [] });
    const restored = await open(data);
    expect(withoutWatching(await contentOf(await backUp(restored, join(root, "second.zip"))))).toEqual(
      withoutWatching(await contentOf(first)),
    );
    const users = (await client.take(client.api.GET("/v1/users", { params: { query: { limit: 20 } } }))).items;
    const withKey = connect({ server: restored.server, key });
    for (const { id } of users) {
      for (const model of ["item-knn", "user-knn@1"]) {
        const expected = await client.recommend(id, { n: 20, model });
        expect((await withKey.recommend(id, { n: 20, model })).items).toEqual(expected.items);
      }
    }
    const label = connect({ server: restored.server, workspace: "label" });
    await label.sendEvents([{ user: "ann", track: "t1", id: "e1" }]);
    const ann = await label.take(label.api.GET("/v1/users/{id}/export", { params: { path: { id: "ann" } } }));
    expect(ann.events).toMatchObject([{ track: "t\u2028\u{1f3b5}", value: 0.1 + 0.2 }]);
  });

  it("goes on from its models: the next training makes the next version", async () => {
    const data = newFolder();
    await bringBack(file, data);
    const restored = await open(data);
    expect(await train(restored, "item-knn")).toMatchObject({ version: 2 });
  });

  it("is made of one moment while events come in", async () => {
    const { client } = running();
    let over = false;
    const sending = (async () => {
      for (let i = 0; !over && i < 400; i++)
        await client.sendEvents([
          { user: `pair-${i}`, track: `left-${i}` },
          { user: `pair-${i}`, track: `right-${i}` },
        ]);
    })();
    const path = await backUp(client, join(root, "moment.zip"));
    over = true;
    await sending;
    const data = newFolder();
    await bringBack(path, data);
    const restored = await open(data);
    const { items } = await restored.take(restored.api.GET("/v1/tracks", { params: { query: { limit: 1000 } } }));
    const count = (side: string) => items.filter(({ id }) => id.startsWith(side)).length;
    expect(count("left-")).toBe(count("right-"));
  });

  it("leaves no file behind of an older one, nor once it is fetched and removed", async () => {
    const { client, folder } = running();
    await backUp(client, join(root, "one.zip"));
    const job = (await client.take(client.api.POST("/v1/backups", { body: {} }))) as Job;
    await client.result(job);
    const outputs = () => filesIn(join(folder, "outputs")).map(([path]) => path);
    expect(outputs()).toEqual([expect.stringContaining(job.id)]);
    const removed = await client.take(client.api.DELETE("/v1/jobs/{id}/output", { params: { path: { id: job.id } } }));
    expect(removed).toEqual({ removed: [expect.stringMatching(/^segue-.+\.zip$/)] });
    expect(outputs()).toEqual([]);
    await expect(client.output(job.id)).rejects.toMatchObject({ problem: { status: 404 } });
  });

  it("tells of a model whose files are gone, and keeps the rest", async () => {
    const data = newFolder();
    await bringBack(file, data);
    rmSync(join(data, "models/main/user-knn"), { recursive: true });
    const client = await open(data);
    const path = await backUp(client, join(root, "gap.zip"));
    expect((await contentOf(path)).missing).toEqual(["models/main/user-knn/1"]);
    const again = newFolder();
    expect(await bringBack(path, again)).toMatchObject({ missing: ["models/main/user-knn/1"] });
  });

  it("is for operators: an admin of another workspace makes and fetches none", async () => {
    const { client } = running();
    const body = { name: "theirs", scopes: ["admin" as const] };
    const inLabel = connect({ server: client.server, workspace: "label" });
    const { key } = await inLabel.take(inLabel.api.POST("/v1/keys", { body }));
    const theirs = connect({ server: client.server, key });
    const refused = theirs.take(theirs.api.POST("/v1/backups", { body: {} }));
    await expect(refused).rejects.toMatchObject({ problem: { code: "forbidden" } });
    const reader = await client.take(client.api.POST("/v1/keys", { body: { name: "reader", scopes: ["recommend"] } }));
    const job = (await client.take(client.api.POST("/v1/backups", { body: {} }))) as Job;
    await client.result(job);
    const asReader = connect({ server: client.server, key: reader.key });
    await expect(asReader.output(job.id)).rejects.toMatchObject({ problem: { code: "forbidden" } });
  });
});

describe("restoring", () => {
  it("is refused where there is data, unless it is to be replaced, and while somebody holds the folder", async () => {
    const data = newFolder();
    const client = await open(data);
    await client.sendEvents([{ user: "old", track: "t1" }]);
    await expect(bringBack(file, data, true)).rejects.toMatchObject({ code: "folder-in-use" });
    await opened.pop()!.close();
    await expect(bringBack(file, data)).rejects.toMatchObject({ code: "folder-not-empty" });
    await bringBack(file, data, true);
    const restored = await open(data);
    const { items } = await restored.take(restored.api.GET("/v1/users", { params: { query: { limit: 1000 } } }));
    expect(items.map(({ id }) => id)).not.toContain("old");
    expect(items.length).toBeGreaterThan(10);
  });

  it("of a file that is damaged or cut anywhere changes nothing", async () => {
    const data = newFolder();
    const client = await open(data);
    await client.sendEvents([{ user: "old", track: "t1" }]);
    await opened.pop()!.close();
    const whole = readFileSync(file);
    const broken = join(root, "broken.zip");
    const into = join(root, "into");
    const contents = () => filesIn(into).map(([path, hash]) => [path!.slice(into.length), hash]);
    let refused = 0;
    for (let i = 0; i < 40; i++) {
      const at = Math.floor((whole.length * (i + 0.5)) / 40);
      const flipped = Buffer.from(whole);
      flipped[at] = flipped[at]! ^ 0x55;
      for (const bytes of [flipped, whole.subarray(0, at)]) {
        writeFileSync(broken, bytes);
        rmSync(into, { recursive: true, force: true });
        cpSync(data, into, { recursive: true });
        const before = contents();
        const outcome = await bringBack(broken, into, true).then(
          ({ createdAt }) => createdAt,
          (thrown: { code: string }) => thrown.code,
        );
        if (outcome === "damaged-backup") {
          refused++;
          expect(contents()).toEqual(before);
        } else {
          // A byte that says nothing of the content, such as a file's time: all that counts was checked.
          expect(bytes).toBe(flipped);
          expect(outcome).toMatch(/^20/);
        }
      }
    }
    expect(refused).toBeGreaterThan(70);
    writeFileSync(broken, "this is no archive");
    await expect(bringBack(broken, data, true)).rejects.toMatchObject({ code: "damaged-backup" });
    await expect(bringBack(join(root, "none.zip"), data, true)).rejects.toMatchObject({ code: "ENOENT" });
  });

  it("of one whose manifest is damaged anywhere is refused", async () => {
    const whole = readFileSync(file);
    // The last of the files, before the directory.
    const from = whole.indexOf("manifest.json") + "manifest.json".length;
    const to = whole.indexOf("PK\u0001\u0002", from);
    const broken = join(root, "broken-manifest.zip");
    let taken = 0;
    for (let at = from; at < to; at += 11) {
      const flipped = Buffer.from(whole);
      flipped[at] = flipped[at]! ^ 0x55;
      writeFileSync(broken, flipped);
      const outcome = await openBackup(broken).then(
        ({ close }) => close(),
        ({ code }: { code: string }) => code,
      );
      if (outcome !== "damaged-backup") taken++;
    }
    expect(to - from).toBeGreaterThan(500);
    // After the content its checksum and sizes stand again, which nobody reads.
    expect(taken).toBeLessThanOrEqual(3);
  });

  it.each([
    ["a newer format", { format: 2 }, "newer-backup"],
    ["a change of the schema that is not known", { changes: ["001-first-light", "999-tomorrow"] }, "newer-backup"],
    ["a file that leads elsewhere", { files: [{ name: "models/../../x", bytes: 1, sha256: "0".repeat(64) }] }, "damaged-backup"],
    ["a file that is not there", { files: [{ name: "models/x", bytes: 1, sha256: "0".repeat(64) }] }, "damaged-backup"],
    ["a manifest that says nothing", { tables: undefined }, "damaged-backup"],
  ])("of %s is refused", async (_, changed, code) => {
    const backup = await openBackup(file);
    const path = join(root, "changed.zip");
    await writeArchive(path, new Date(), async (archive) => {
      const { tables, files } = backup.manifest;
      for (const member of [...tables, ...files]) await archive.add(member.name, backup.read(member), true);
      await archive.add("manifest.json", [Buffer.from(JSON.stringify({ ...backup.manifest, ...changed }))], true);
    });
    backup.close();
    const data = newFolder();
    await expect(bringBack(path, data)).rejects.toMatchObject({ code });
    expect(readdirSync(data)).toEqual([]);
  });

  it("that is interrupted leaves the old content, or completes at the next start", async () => {
    const [old, next] = [newFolder(), newFolder()];
    await (await open(old)).sendEvents([{ user: "old", track: "t1" }]);
    await opened.pop()!.close();
    await bringBack(file, next);
    const usersOf = async (data: string) => {
      const client = await open(data);
      const { items } = await client.take(client.api.GET("/v1/users", { params: { query: { limit: 1 } } }));
      await opened.pop()!.close();
      expect(existsSync(join(data, "restoring"))).toBe(false);
      return items.map(({ id }) => id);
    };
    const expected = await usersOf(next);
    // How far it had come: nothing is complete; all is; models have moved; all but the last step is done.
    for (const [moved, complete] of [
      [[], false],
      [[], true],
      [["models"], true],
      [["models", "snapshots"], true],
    ] as const) {
      const data = newFolder();
      cpSync(old, data, { recursive: true });
      cpSync(next, join(data, "restoring/new"), { recursive: true });
      for (const name of moved) {
        rmSync(join(data, name), { recursive: true, force: true });
        cpSync(join(data, "restoring/new", name), join(data, name), { recursive: true });
        rmSync(join(data, "restoring/new", name), { recursive: true });
      }
      if (complete) writeFileSync(join(data, "restoring/complete"), "");
      expect(await usersOf(data)).toEqual(complete ? expected : ["old"]);
    }
  });
});
