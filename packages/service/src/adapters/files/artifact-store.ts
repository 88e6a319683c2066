import { mkdir, open, readFile, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { SegueError } from "../../errors.js";
import type { ArtifactStore } from "../../ports/artifact-store.js";
import { processName } from "./process-folders.js";

/** Where they are written first, in a folder for each process. */
export const TEMPORARY = ".tmp";

/** Artifacts as folders below `root`: written beside their place, flushed to the disk, then renamed into it. */
export function folderArtifactStore(root: string): ArtifactStore {
  /** What is being written to each path: files of an album have the same cover, and are read at the same time. */
  const writing = new Map<string, Promise<void>>();
  return {
    write(path, files) {
      const after = (writing.get(path) ?? Promise.resolve()).catch(() => undefined).then(() => writeNow(root, path, files));
      writing.set(path, after);
      const forget = () => writing.get(path) === after && writing.delete(path);
      after.then(forget, forget);
      return after;
    },
    async read(path, file) {
      try {
        return await readFile(join(root, path, file));
      } catch (thrown) {
        if ((thrown as { code?: string }).code !== "ENOENT") throw thrown;
        throw new SegueError("damaged-file", `The file ${join(root, path, file)} is missing.`, { cause: thrown });
      }
    },
    has: (path) =>
      stat(join(root, path)).then(
        () => true,
        () => false,
      ),
    remove: (path) => rm(join(root, path), { recursive: true, force: true }),
  };
}

async function writeNow(root: string, path: string, files: Readonly<Record<string, Uint8Array>>): Promise<void> {
  const place = join(root, path);
  const temporary = join(root, TEMPORARY, processName(), path.replaceAll("/", "_"));
  await rm(temporary, { recursive: true, force: true });
  await mkdir(temporary, { recursive: true });
  for (const [name, content] of Object.entries(files)) await writeFlushed(join(temporary, name), content);
  await mkdir(dirname(place), { recursive: true });
  await rm(place, { recursive: true, force: true });
  await rename(temporary, place);
  await flushFolder(dirname(place));
}

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
