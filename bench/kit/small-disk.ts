import { execFileSync } from "node:child_process";
import { mkdir, rm, statfs, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Skipped } from "./claim.js";

/** A file system of its own that can be filled. */
export interface SmallDisk {
  readonly folder: string;
  /** Fills it until so many bytes are free. */
  leave(bytes: number): Promise<void>;
  /** Frees what `leave` took. */
  free(): Promise<void>;
}

/** Mounts a file system in memory, of so many megabytes, below `parent`; for root only: skipped where it cannot be mounted. */
export async function onSmallDisk<T>(parent: string, megabytes: number, use: (disk: SmallDisk) => Promise<T>): Promise<T> {
  const folder = join(parent, "disk");
  const ballast = join(folder, "ballast");
  await mkdir(folder);
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", `size=${megabytes}m`, "tmpfs", folder], { stdio: "pipe" });
  } catch (thrown) {
    throw new Skipped(`no small file system can be mounted here: ${String((thrown as Error).message).split("\n")[0]}`);
  }
  try {
    return await use({
      folder,
      async leave(bytes) {
        await rm(ballast, { force: true });
        const { bavail, bsize } = await statfs(folder);
        await writeFile(ballast, Buffer.alloc(Math.max(0, bavail * bsize - bytes), 1));
      },
      free: () => rm(ballast, { force: true }),
    });
  } finally {
    execFileSync("umount", ["-l", folder], { stdio: "pipe" });
  }
}
