import { accessSync, constants, existsSync } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { freeOn, freeOnDays, fullIn } from "./disk-history.js";
import { type Finding, findingsOf } from "./finding.js";
import { gib } from "./machine.js";

const ENOUGH = 2 ** 30;
const TOO_LITTLE = 100 * 2 ** 20;

/** The data folder: that it can be written, that there is room, and that there will be. */
export async function checkFolder(data: string, now: number): Promise<Finding[]> {
  const { ok, problem } = findingsOf("folder");
  if (!existsSync(data)) return [ok(`The data folder is not there yet: the first command that needs it makes it.`)];
  try {
    accessSync(data, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (thrown) {
    const why = (thrown as { code?: string }).code;
    return [problem(`The data folder cannot be written (${why}).`, `Give it to who runs Segue: chown -R "$USER" DATA`)];
  }
  const size = await sizeOf(data);
  return [ok(`The data folder can be written; it holds ${gib(size)}.`), await space(data, size, now)];
}

/** Room for what a restore or a database that is written anew takes: as much again as there is. */
async function space(data: string, size: number, now: number): Promise<Finding> {
  const { ok, warning, problem } = findingsOf("space");
  const free = await freeOn(data);
  const text = `${gib(free)} are free on its disk.`;
  const remedy = "Free some space, or move the folder to a larger disk (docs/operations.md tells how).";
  if (free < TOO_LITTLE) return problem(`${text} Writes are about to be refused.`, remedy);
  if (free < Math.max(ENOUGH, size))
    return warning(`${text} A backup or an erasure may need as much as the folder holds.`, remedy);
  const days = fullIn(await freeOnDays(data), free, now);
  if (days === undefined) return ok(text);
  const when = days < 1.5 ? "a day" : `${Math.round(days)} days`;
  return warning(`The disk is full in about ${when}, if it goes on filling as in the last two weeks. ${text}`, remedy);
}

async function sizeOf(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  let bytes = 0;
  for (const entry of entries)
    if (entry.isFile())
      bytes += await stat(join(entry.parentPath, entry.name)).then(
        ({ size }) => size,
        () => 0,
      );
  return bytes;
}
