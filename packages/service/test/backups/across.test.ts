import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { connect, type Job, type SegueClient } from "@segue/client";
import { describe, expect, it } from "vitest";
import { openBackup } from "../../src/backups/read-archive.js";
import { openService } from "../../src/service.js";
import { restore } from "../../src/wire.js";
import { importText, train } from "../http/running-service.js";
import { newDatabase, SERVER } from "../postgres.js";
import { temporaryFolder } from "../temporary-folder.js";

const root = temporaryFolder();
const PLAYS = Array.from({ length: 200 }, (_, i) => `u${i % 12},t${(i * i + 3 * i) % 17}`);

/** What a service on these settings does, and is asked. */
async function on<T>(settings: Readonly<Record<string, unknown>>, use: (client: SegueClient) => Promise<T>): Promise<T> {
  const service = await openService({ ...settings, port: 0, log: "silent" });
  try {
    return await use(connect({ server: service.url }));
  } finally {
    await service.close();
  }
}

async function backUp(client: SegueClient, name: string): Promise<string> {
  const job = (await client.take(client.api.POST("/v1/backups", { body: {} }))) as Job;
  await client.result(job);
  const path = join(root, name);
  writeFileSync(path, await buffer((await client.output(job.id)) as unknown as AsyncIterable<Uint8Array>));
  return path;
}

/** The hash of each table and file; without those to which every request adds. */
async function contentOf(path: string): Promise<Record<string, string>> {
  const backup = await openBackup(path);
  const { tables, files } = backup.manifest;
  backup.close();
  const told = [...tables, ...files].filter(({ name }) => !/\/(?:audit|audit_heads|usage_counts|job_log)\.jsonl$/.test(name));
  return Object.fromEntries(told.map(({ name, sha256 }) => [name, sha256]));
}

const lists = (client: SegueClient) =>
  Promise.all(Array.from({ length: 12 }, async (_, i) => (await client.recommend(`u${i}`, { n: 9 })).items));

const isThere = SERVER !== undefined;

describe.skipIf(!isThere)("a backup made on one database and restored on the other", () => {
  it("holds the same on both, answers the same, and goes on from there", async () => {
    const database = await newDatabase();
    const report = () => {};
    try {
      const first = await on({ data: join(root, "first") }, async (client) => {
        await importText(client, `user_id,music_id\n${PLAYS.join("\n")}\n`);
        await client.sendEvents([{ user: "später \u{1f3b5}", track: "t1", id: "e1" }]);
        await train(client, "item-knn");
        return { lists: await lists(client), file: await backUp(client, "sqlite.zip") };
      });
      const postgres = { data: join(root, "second"), database: database.url };
      await restore(postgres, { file: first.file, force: false, report });
      await expect(restore(postgres, { file: first.file, force: false, report })).rejects.toMatchObject({
        code: "folder-not-empty",
      });
      const second = await on(postgres, async (client) => {
        await expect(restore(postgres, { file: first.file, force: true, report })).rejects.toMatchObject({
          code: "folder-in-use",
        });
        const answered = await lists(client);
        return { lists: answered, file: await backUp(client, "postgres.zip") };
      });
      expect(second.lists).toEqual(first.lists);
      expect(await contentOf(second.file)).toEqual(await contentOf(first.file));

      const back = { data: join(root, "third") };
      await restore(back, { file: second.file, force: false, report });
      await on(back, async (client) => {
        expect(await lists(client)).toEqual(first.lists);
        expect(await contentOf(await backUp(client, "back.zip"))).toEqual(await contentOf(first.file));
      });

      await restore(postgres, { file: first.file, force: true, report });
      await on(postgres, async (client) => {
        await client.sendEvents([{ user: "new", track: "new" }]);
        expect(await train(client, "item-knn")).toMatchObject({ version: 2 });
      });
    } finally {
      await database.drop();
    }
  });
});
