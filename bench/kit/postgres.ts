import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { hasPostgres, startPostgres } from "../../scripts/postgres.mjs";
import { Skipped } from "./claim.js";
import { inTempFolder } from "./segue.js";

/** Gives `use` a new folder whose `segue.toml` names a PostgreSQL of its own, thrown away afterwards. */
export async function onPostgres<T>(use: (folder: string) => Promise<T>): Promise<T> {
  if (!hasPostgres()) throw new Skipped("PostgreSQL is not installed here (Debian: apt-get install postgresql).");
  const postgres = await startPostgres();
  try {
    return await inTempFolder(async (folder) => {
      await writeFile(join(folder, "segue.toml"), `database = "${postgres.url}"\n`);
      return use(folder);
    });
  } finally {
    postgres.remove();
  }
}
