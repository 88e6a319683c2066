import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Skipped } from "../claim.js";

/** The library that is raced against, pinned. */
const WANTED = "implicit==0.7.3";

/** A folder for PYTHONPATH in which it is installed; kept between runs. Throws {@link Skipped} where it cannot be. */
export function implicitFolder(): string {
  const folder = join(tmpdir(), `segue-prove-${WANTED}`);
  if (existsSync(join(folder, "implicit"))) return folder;
  try {
    execFileSync("python3", ["-m", "pip", "install", "--quiet", "--target", folder, WANTED], {
      stdio: ["ignore", "ignore", "pipe"],
    });
    return folder;
  } catch (thrown) {
    throw new Skipped(`${WANTED} cannot be installed by python3 -m pip here: ${(thrown as Error).message.slice(0, 300)}`);
  }
}
