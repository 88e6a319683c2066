import { createReadStream } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { Type } from "typebox";
import { MAIN_WORKSPACE } from "../accounts/keys.js";
import { SegueError } from "../errors.js";
import { defineJob, type JobContext } from "../jobs/handler.js";
import { newOutput, removeOutput } from "../jobs/output.js";
import type { WholeStoreMoment, WholeTable } from "../ports/whole-store.js";
import { modelPath } from "../registry/model-files.js";
import { VERSION } from "../version.js";
import { linesOf } from "./json-lines.js";
import { encodeManifest, FORMAT, MANIFEST, type Manifest, type Member, type TableMember } from "./manifest.js";
import { type ArchiveWriter, writeArchive } from "./write-archive.js";

/** How often it begins anew because a model was removed while it was about to be copied. */
const ATTEMPTS = 5;

/** Writes everything that the service holds, of all workspaces, into one file. It runs in the main workspace. */
export const backupJob = defineJob({
  kind: "backup",
  input: Type.Object({}, { additionalProperties: false }),
  resource: () => "backup",
  async run(_, context) {
    const { services, workspace, id } = context;
    const { data } = services.config;
    // They can be large, and whoever made them has fetched them or wants a newer one.
    for (const job of await services.store.jobs.list(workspace, 10_000))
      if (job.kind === "backup" && job.id !== id) await removeOutput(data, workspace, job.id);
    const createdAt = new Date(services.clock.now());
    const output = await newOutput(data, workspace, id, `segue-${createdAt.toISOString().slice(0, 19).replaceAll(":", "")}.zip`);
    for (let attempt = 1; ; attempt++) {
      try {
        const manifest = await writeBackup(output.path, createdAt, context);
        await output.finish();
        return summaryOf(manifest);
      } catch (thrown) {
        if (!(thrown instanceof RemovedMeanwhile) || attempt === ATTEMPTS) throw thrown;
      }
    }
  },
});

/** A model's files are gone, and its record by now as well: another moment must be taken. */
class RemovedMeanwhile extends SegueError {
  constructor(path: string) {
    super("service-busy", `${path} was removed while it was about to be copied.`);
  }
}

async function writeBackup(path: string, createdAt: Date, context: JobContext): Promise<Manifest> {
  return context.services.store.whole.read(async (moment) => {
    let manifest: Manifest | undefined;
    await writeArchive(path, createdAt, async (archive) => {
      // Files first: what is recorded at this moment may soon be removed.
      const { files, missing } = await addFiles(archive, moment, context);
      const tables = await addTables(archive, moment.tables, context);
      const about = { format: FORMAT, segue: VERSION, createdAt: createdAt.toISOString() } as const;
      manifest = { ...about, changes: [...moment.changes], tables, files, missing };
      await archive.add(MANIFEST, [Buffer.from(encodeManifest(manifest))], true);
    });
    return manifest!;
  });
}

async function addFiles(archive: ArchiveWriter, { models, snapshots }: WholeStoreMoment, context: JobContext) {
  const { data } = context.services.config;
  const sets = [
    ...models.map((model) => ({ path: modelPath(model.workspace, model.name, model.version), model })),
    ...snapshots.map(({ workspace, fingerprint }) => ({ path: `snapshots/${workspace}/${fingerprint}`, model: undefined })),
  ];
  const files: Member[] = [];
  const missing: string[] = [];
  for (const [at, { path, model }] of sets.entries()) {
    await context.report((0.5 * at) / sets.length, `copying ${path}`);
    const names = await readdir(join(data, path)).catch(() => []);
    if (names.length === 0) {
      if (model !== undefined && !(await isRecorded(model, context))) throw new RemovedMeanwhile(path);
      missing.push(path);
      await context.log(`${path} is not there: its record is kept without files`);
    }
    for (const name of names.sort()) {
      const content = createReadStream(join(data, path, name), { highWaterMark: 1 << 18 });
      files.push(await archive.add(`${path}/${name}`, content, name.endsWith(".json")));
    }
  }
  return { files, missing };
}

async function isRecorded({ workspace, name, version }: WholeStoreMoment["models"][number], { services }: JobContext) {
  return (await services.store.models.get(workspace, name, version)) !== undefined;
}

async function addTables(archive: ArchiveWriter, tables: readonly WholeTable[], { report }: JobContext): Promise<TableMember[]> {
  const total = tables.reduce((sum, { count }) => sum + count, 0);
  const added: TableMember[] = [];
  let done = 0;
  for (const { name: table, columns, count, rows } of tables) {
    const lines = async function* () {
      for await (const batch of rows()) {
        await report(0.5 + (0.5 * done) / Math.max(1, total), `writing ${table}`);
        yield linesOf(columns, batch);
        done += batch.length;
      }
    };
    const member = await archive.add(`tables/${table}.jsonl`, lines(), true);
    added.push({ ...member, table, columns: [...columns], rows: count });
  }
  return added;
}

/** What is told of a backup: how much of everything is in it. */
export function summaryOf({ segue, createdAt, tables, files, missing }: Manifest) {
  const rows = Object.fromEntries(tables.filter((table) => table.rows > 0).map((table) => [table.table, table.rows]));
  const bytes = [...tables, ...files].reduce((sum, member) => sum + member.bytes, 0);
  return { segue, createdAt, rows, files: files.length, bytes, missing };
}

/** Backups are made in the main workspace: who looks after that looks after all. */
export const BACKUP_WORKSPACE = MAIN_WORKSPACE;
