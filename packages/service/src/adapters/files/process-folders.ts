import { existsSync, readdirSync, rmSync, statSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";

/** What nobody has touched for so long is nobody's, in milliseconds. */
export const OLD = 7 * 86_400_000;

/** The name of what belongs to this process alone, where processes of several machines share a folder. */
export const processName = () => `${hostname()}~${process.pid}`;

/** Removes the folders below `root` whose process is no more: on this machine that can be seen, of others it is known after a while. */
export function clearDeadFolders(root: string): void {
  if (!existsSync(root)) return;
  for (const name of readdirSync(root)) {
    const [host, pid] = name.split(/~(?=\d+$)/);
    const dead = host === hostname() && pid !== undefined ? !isAlive(Number(pid)) : isOld(join(root, name));
    if (dead) rmSync(join(root, name), { recursive: true, force: true });
  }
}

/** Whether nothing in a file or folder has changed for long; one that has just gone is not old. */
export function isOld(path: string, age = OLD): boolean {
  const changed = statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Number.POSITIVE_INFINITY;
  return Date.now() - changed > age;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (thrown) {
    return (thrown as { code?: string }).code === "EPERM";
  }
}
