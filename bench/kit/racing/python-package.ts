import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Skipped } from "../claim.js";

/**
 * A folder for PYTHONPATH in which a library (`implicit==0.7.3`) is installed; kept between runs. Throws {@link Skipped} where it cannot be.
 */
export function pythonPackage(wanted: string): string {
  const folder = join(tmpdir(), `segue-prove-${wanted}`);
  if (existsSync(join(folder, wanted.split("==")[0]!))) return folder;
  try {
    execFileSync("python3", ["-m", "pip", "install", "--quiet", "--target", folder, wanted], {
      stdio: ["ignore", "ignore", "pipe"],
    });
    return folder;
  } catch (thrown) {
    throw new Skipped(`${wanted} cannot be installed by python3 -m pip here: ${(thrown as Error).message.slice(0, 300)}`);
  }
}
