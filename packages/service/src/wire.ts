import { accessSync, constants, existsSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { MAIN_WORKSPACE } from "./accounts/keys.js";
import { parquetFilesWhenNeeded, snapshotFilesWhenNeeded } from "./adapters/duckdb/when-needed.js";
import { folderArtifactStore, restoreReplaced, TEMPORARY } from "./adapters/files/artifact-store.js";
import { clearHalfSnapshots } from "./adapters/files/half-snapshots.js";
import { clearDeadFolders, OLD, processName } from "./adapters/files/process-folders.js";
import { onnxInference } from "./adapters/onnx/inference.js";
import { networkRuntime } from "./adapters/onnx/network-runtime.js";
import { confinedPictureFiles } from "./adapters/pictures/picture-files.js";
import { confinedSoundFiles } from "./adapters/sound/sound-files.js";
import { fillSqlite } from "./adapters/sqlite/fill.js";
import { inspectSqlite } from "./adapters/sqlite/inspect.js";
import { clearStaging, openSqlite } from "./adapters/sqlite/open.js";
import { clearHalfReplacement } from "./backups/replace-data.js";
import { restoreBackup } from "./backups/restore.js";
import { type Config, isShared, parseConfig } from "./config.js";
import { examine } from "./doctor/examine.js";
import type { Finding } from "./doctor/finding.js";
import { asSegueError, SegueError } from "./errors.js";
import { clearHalfOutputs } from "./jobs/output.js";
import type { Store } from "./ports/store.js";
import type { Services } from "./services.js";
import { createLog } from "./telemetry/log.js";

/** Ports to adapters: the only place that knows both. A missing data folder is made. */
export async function openServices(config: Config): Promise<Services> {
  makeFolder(config.data);
  return {
    config,
    store: await openStore(config),
    artifacts: folderArtifactStore(config.data),
    snapshotFiles: snapshotFilesWhenNeeded(join(config.data, "snapshots")),
    parquetFiles: parquetFilesWhenNeeded(),
    inference: onnxInference({ threads: config.threads }),
    soundFiles: confinedSoundFiles({ threads: config.threads }),
    pictureFiles: confinedPictureFiles({ threads: config.threads }),
    runtime: networkRuntime(config),
    clock: { now: () => Date.now() },
    log: createLog(config.log),
  };
}

/**
 * Brings the data folder of these settings to what a backup holds; see {@link restoreBackup}. A missing folder is made. No service may
 * hold it.
 */
export async function restore(
  settings: Readonly<Record<string, unknown>>,
  { file, force, report }: Pick<Parameters<typeof restoreBackup>[0], "file" | "force" | "report">,
) {
  const { data, database } = parseConfig(settings);
  makeFolder(data);
  if (!isShared({ database })) return restoreBackup({ file, force, report, data, fillIn: fillSqlite });
  const { fillPostgres, othersOn } = await import("./adapters/postgres/fill.js");
  const others = await othersOn(database);
  if (others > 0)
    throw new SegueError("folder-in-use", "Other processes of Segue use the database.", {
      hint: "Stop every segue serve and segue work that uses it, then restore.",
    });
  return restoreBackup({ file, force, report, data, fillIn: () => fillPostgres(database, { force }) });
}

/** Looks at everything that these settings name, on this machine; see {@link examine}. Throws `invalid-config`. */
export async function diagnose(settings: Readonly<Record<string, unknown>>, { repair = false } = {}): Promise<Finding[]> {
  const config = parseConfig(settings);
  const inspect = () => inspectSqlite(config.data);
  return examine(config, { inspect, open: () => openServices({ ...config, log: "silent" }), now: Date.now() }, repair);
}

async function openStore({ database, data }: Config): Promise<Store> {
  if (!isShared({ database })) return openSqlite(data);
  // Loaded where it is used: most are on their own.
  const { openPostgres } = await import("./adapters/postgres/open.js");
  return openPostgres(database, join(data, STAGING, processName()));
}

const STAGING = "staging";

/**
 * Removes what interrupted processes left half-done in the data folder: everything, for the process that holds it; where others use it, too,
 * what is certainly nobody's any more.
 */
export function clearLeftovers(config: Config): void {
  const { data } = config;
  if (isShared(config)) {
    for (const folder of [STAGING, TEMPORARY]) clearDeadFolders(join(data, folder));
    clearHalfSnapshots(join(data, "snapshots"), OLD);
    return;
  }
  clearStaging(data);
  rmSync(join(data, TEMPORARY), { recursive: true, force: true });
  clearHalfSnapshots(join(data, "snapshots"));
  clearHalfReplacement(data);
  restoreReplaced(data);
  clearHalfOutputs(data);
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
