import { accessSync, constants, existsSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { MAIN_WORKSPACE } from "./accounts/keys.js";
import { duckdbParquetFiles } from "./adapters/duckdb/parquet-files.js";
import { clearHalfSnapshots, parquetSnapshotFiles } from "./adapters/duckdb/snapshot-files.js";
import { folderArtifactStore } from "./adapters/files/artifact-store.js";
import { clearStaging, openSqlite } from "./adapters/sqlite/open.js";
import type { Config } from "./config.js";
import { asSegueError, SegueError } from "./errors.js";
import type { Services } from "./services.js";
import { createLog } from "./telemetry/log.js";

/** Ports to adapters: the only place that knows both. A missing data folder is made. */
export async function openServices(config: Config): Promise<Services> {
  makeFolder(config.data);
  return {
    config,
    store: await openSqlite(config.data),
    artifacts: folderArtifactStore(config.data),
    snapshotFiles: parquetSnapshotFiles(join(config.data, "snapshots")),
    parquetFiles: duckdbParquetFiles(),
    clock: { now: () => Date.now() },
    log: createLog(config.log),
  };
}

/** Removes what interrupted imports left behind. Only for the process that holds the folder. */
export function clearLeftovers({ data }: Config): void {
  clearStaging(data);
  rmSync(join(data, ".tmp"), { recursive: true, force: true });
  clearHalfSnapshots(join(data, "snapshots"));
}

function makeFolder(folder: string): void {
  try {
    // What it holds is nobody else's on this machine; a folder that is there already keeps the rights it was given.
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    accessSync(folder, constants.W_OK);
  } catch (thrown) {
    const { code } = thrown as { code?: string };
    if (code === "EEXIST" || code === "ENOTDIR") {
      throw new SegueError("not-a-folder", `${folder} is a file, or lies below one.`, { cause: thrown });
    }
    const error = asSegueError(thrown);
    // Some systems say ENOENT where a folder cannot be made.
    throw error.code === "internal"
      ? new SegueError("folder-not-writable", `${folder} cannot be made (${code}).`, { cause: thrown })
      : error;
  }
}

/** Whether a folder holds listening data; it is not made or changed where there is none. */
export async function holdsData(folder: string): Promise<boolean> {
  if (!existsSync(join(folder, "segue.db"))) return false;
  const store = await openSqlite(folder);
  try {
    return (await store.events.count(MAIN_WORKSPACE)) > 0;
  } finally {
    await store.close();
  }
}
