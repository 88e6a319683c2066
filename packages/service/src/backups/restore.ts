import { createWriteStream, existsSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { SegueError } from "../errors.js";
import { takeLock } from "../lock.js";
import type { FilledTable, FillStore, WholeRow } from "../ports/whole-store.js";
import { summaryOf } from "./backup-job.js";
import { rowsOf } from "./json-lines.js";
import type { TableMember } from "./manifest.js";
import { type BackupReader, openBackup } from "./read-archive.js";
import { finishReplacing, isReplacing, replaceData } from "./replace-data.js";

export interface RestoreWish {
  readonly file: string;
  /** The data folder, which is there and can be written. */
  readonly data: string;
  /** Replaces what the folder holds. */
  readonly force: boolean;
  /** Makes and fills the store in a new folder. */
  readonly fillIn: (folder: string) => FillStore;
  readonly report: (fraction: number, doing: string) => void;
}

/**
 * Brings a data folder to what a backup holds: all of it, or nothing is changed. Rejects with `damaged-backup`, `newer-backup`,
 * `folder-in-use`, `folder-not-empty` or `disk-full`.
 */
export async function restoreBackup({ file, data, force, fillIn, report }: RestoreWish) {
  const backup = await openBackup(file);
  try {
    const lock = takeLock(data);
    try {
      if (isReplacing(data)) await finishReplacing(data);
      if (!force && holdsSomething(data))
        throw new SegueError("folder-not-empty", `${data} holds data already, which restoring would replace.`);
      await replaceData(data, async (folder) => {
        const tell = progress(backup, report);
        await unpackFiles(backup, folder, tell);
        await checkTables(backup, tell);
        await fillIn(folder)(backup.manifest.changes, tablesOf(backup, tell));
      });
    } finally {
      lock.release();
    }
    return summaryOf(backup.manifest);
  } finally {
    backup.close();
  }
}

const holdsSomething = (data: string) => ["segue.db", "models", "snapshots"].some((name) => existsSync(join(data, name)));

/** Tells how far it is whenever so many bytes more were read. */
function progress({ manifest: { tables, files } }: BackupReader, report: RestoreWish["report"]) {
  // Tables are read twice.
  const total = [...tables, ...tables, ...files].reduce((sum, { bytes }) => sum + bytes, 0);
  let done = 0;
  return (name: string, bytes: number) => {
    done += bytes;
    report(done / Math.max(1, total), name);
  };
}

type Tell = ReturnType<typeof progress>;

async function unpackFiles(backup: BackupReader, folder: string, tell: Tell): Promise<void> {
  for (const top of ["models", "snapshots"]) await mkdir(join(folder, top), { recursive: true });
  for (const member of backup.manifest.files) {
    const place = join(folder, member.name);
    await mkdir(dirname(place), { recursive: true });
    await pipeline(told(backup, member, tell), createWriteStream(place, { flush: true }));
  }
}

/** Reads all tables once: a damaged row must not be taken for one that only does not fit. */
async function checkTables(backup: BackupReader, tell: Tell): Promise<void> {
  for (const member of backup.manifest.tables) for await (const _ of told(backup, member, tell));
}

async function* tablesOf(backup: BackupReader, tell: Tell): AsyncGenerator<FilledTable> {
  for (const member of backup.manifest.tables) {
    const { table, columns } = member;
    yield { name: table, columns, rows: countedRows(backup, member, tell) };
  }
}

async function* countedRows(backup: BackupReader, member: TableMember, tell: Tell): AsyncGenerator<readonly WholeRow[]> {
  let rows = 0;
  for await (const batch of rowsOf(told(backup, member, tell))) {
    rows += batch.length;
    yield batch;
  }
  if (rows !== member.rows) throw new SegueError("damaged-backup", `${member.name} has ${rows} rows, not ${member.rows}.`);
}

async function* told(backup: BackupReader, member: BackupReader["manifest"]["files"][number], tell: Tell) {
  for await (const chunk of backup.read(member)) {
    yield chunk;
    tell(member.name, chunk.length);
  }
}
