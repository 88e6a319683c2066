import { existsSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { isOld } from "./process-folders.js";

/** Removes what interrupted processes left half-written below `root`; only what has not changed for `age` milliseconds, if given. */
export function clearHalfSnapshots(root: string, age?: number): void {
  if (!existsSync(root)) return;
  for (const name of readdirSync(root, { recursive: true }) as string[]) {
    const path = join(root, name);
    if (name.endsWith(".tmp") && (age === undefined || isOld(path, age))) rmSync(path, { recursive: true, force: true });
  }
}
