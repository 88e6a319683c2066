import { randomUUID } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from "node:fs";
import { mkdir, open, readFile, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { SegueError } from "../../errors.js";
import type { ArtifactStore } from "../../ports/artifact-store.js";
import { processName } from "./process-folders.js";

/** Where they are written first, in a folder for each process. */
export const TEMPORARY = ".tmp";

/** Where a set stands, under its path, from when its successor is complete until that has its place. */
export const REPLACED = ".replaced";

/**
 * Artifacts as folders below `root`: written beside their place, flushed to the disk, then renamed into it. Several processes may read and write the same
 * ones: a folder cannot take the place of another in one step, but whoever finds neither looks where the old one stands.
 */
export function folderArtifactStore(root: string): ArtifactStore {
  /** What is being written to each path: files of an album have the same cover, and are read at the same time. */
  const writing = new Map<string, Promise<void>>();
  const placesOf = (path: string) => [join(root, path), join(root, REPLACED, path), join(root, path)];
  return {
    write(path, files) {
      const after = (writing.get(path) ?? Promise.resolve()).catch(() => undefined).then(() => writeNow(root, path, files));
      writing.set(path, after);
      const forget = () => writing.get(path) === after && writing.delete(path);
      after.then(forget, forget);
      return after;
    },
    async read(path, file) {
      for (const place of placesOf(path)) {
        const bytes = await readFile(join(place, file)).catch(unless("ENOENT"));
        if (bytes !== undefined) return bytes;
      }
      throw new SegueError("damaged-file", `The file ${join(root, path, file)} is missing.`);
    },
    async has(path) {
      for (const place of placesOf(path)) if ((await stat(place).catch(unless("ENOENT"))) !== undefined) return true;
      return false;
    },
    async remove(path) {
      for (const place of [join(root, REPLACED, path), join(root, path)]) await rm(place, { recursive: true, force: true });
    },
  };
}

/** Puts back what stands aside since its process ended before the successor had its place, and drops what else stands there. Only for the process that holds the folder. */
export function restoreReplaced(root: string): void {
  for (const path of setsBelow(join(root, REPLACED))) {
    const place = join(root, path);
    mkdirSync(dirname(place), { recursive: true });
    if (!existsSync(place)) renameSync(join(root, REPLACED, path), place);
  }
  rmSync(join(root, REPLACED), { recursive: true, force: true });
}

/** The paths of folders that hold files. */
function setsBelow(folder: string, path = ""): string[] {
  if (!existsSync(folder)) return [];
  const entries = readdirSync(join(folder, path), { withFileTypes: true });
  if (entries.some((entry) => entry.isFile())) return [path];
  return entries.flatMap(({ name }) => setsBelow(folder, join(path, name)));
}

async function writeNow(root: string, path: string, files: Readonly<Record<string, Uint8Array>>): Promise<void> {
  const place = join(root, path);
  const aside = join(root, REPLACED, path);
  const [made, dropped] = [randomUUID(), randomUUID()].map((name) => join(root, TEMPORARY, processName(), name)) as [
    string,
    string,
  ];
  // In one step, since another process may put another one there.
  const drop = async () => {
    await rename(aside, dropped).catch(unless("ENOENT"));
    await rm(dropped, { recursive: true, force: true });
  };
  try {
    await mkdir(made, { recursive: true });
    for (const [name, content] of Object.entries(files)) await writeFlushed(join(made, name), content);
    await mkdir(dirname(place), { recursive: true });
    while (!(await movedTo(made, place))) {
      await drop();
      await mkdir(dirname(aside), { recursive: true });
      // Another process may be as far, or further.
      await rename(place, aside).catch(unless("ENOENT", "ENOTEMPTY", "EEXIST"));
    }
  } finally {
    await rm(made, { recursive: true, force: true });
  }
  await drop();
  await flushFolder(dirname(place));
}

/** Whether a folder could be given the place, which no other one had. */
async function movedTo(from: string, to: string): Promise<boolean> {
  const moved = await rename(from, to).then(() => true, unless("ENOTEMPTY", "EEXIST"));
  return moved === true;
}

/** Takes errors of the system of these kinds for nothing. */
const unless =
  (...codes: readonly string[]) =>
  (thrown: unknown): undefined => {
    if (!codes.includes((thrown as { code?: string }).code ?? "")) throw thrown;
  };

async function writeFlushed(file: string, content: Uint8Array): Promise<void> {
  const handle = await open(file, "w");
  try {
    await handle.writeFile(content);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function flushFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
