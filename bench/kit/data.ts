import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Skipped } from "./claim.js";

const SHARED = process.env.SEGUE_SHARED_DATA ?? fileURLToPath(new URL("../../../shared/data", import.meta.url));

/** A folder of the shared real data, which may not be copied and so may be missing. */
export function sharedData(name: string): string {
  const folder = join(SHARED, name);
  if (existsSync(folder)) return folder;
  throw new Skipped(`there is no ${folder} (SEGUE_SHARED_DATA may name another place)`);
}
