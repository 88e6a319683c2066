import { readFileSync } from "node:fs";
import { totalmem } from "node:os";

/** Bytes that processes could still take here: of what the machine, or the container that this runs in, has free. */
export function freeMemory(): number {
  const limit = process.constrainedMemory();
  const free = process.availableMemory();
  // No limit is told as 0 or as a number that no machine has.
  return limit > 0 && limit < totalmem() ? Math.max(free, freeInContainer(limit)) : free;
}

/**
 * What a container with this limit has free. Files that were read count as taken there until somebody needs their place; here they count as
 * free. 0 where the system does not tell.
 */
function freeInContainer(limit: number): number {
  try {
    const taken = Number(readFileSync("/sys/fs/cgroup/memory.current", "utf8"));
    const files = /^file (\d+)$/m.exec(readFileSync("/sys/fs/cgroup/memory.stat", "utf8"))?.[1] ?? 0;
    return Math.min(limit, limit - taken + Number(files));
  } catch {
    return 0;
  }
}

/** Bytes in the way people read them: `1.4 GiB`. */
export function bytesText(bytes: number): string {
  if (bytes >= 2 ** 30) return `${(bytes / 2 ** 30).toFixed(1)} GiB`;
  return `${Math.ceil(bytes / 2 ** 20)} MiB`;
}
