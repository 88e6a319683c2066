import { existsSync } from "node:fs";
import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { isReplacing } from "../backups/replace-data.js";
import { unusedUploads } from "../imports/unused-uploads.js";
import { removeUpload } from "../imports/uploads.js";
import type { Services } from "../services.js";
import { type Finding, findingsOf } from "./finding.js";
import type { Repair } from "./repair.js";

/** What is uploaded and not used after so long is not going to be, in milliseconds. */
const FORGOTTEN = 24 * 3_600_000;

/** What processes that ended too early left in the folder; a server takes it away when it starts. */
export async function checkLeftovers(data: string, repair: Repair): Promise<Finding[]> {
  const { ok, warning } = findingsOf("leftovers");
  if (isReplacing(data))
    return [warning("A restore was interrupted; the next start completes it.", "Start the server: segue serve")];
  const left = await leftIn(data);
  if (left.length === 0) return [ok("No half-done work is left in the data folder.")];
  const text = `Half-done work is left in the data folder: ${left.join(", ")}.`;
  if (await repair(() => Promise.all(left.map((name) => rm(join(data, name), { recursive: true, force: true })))))
    return [ok(`${text} It is removed.`)];
  return [warning(text, "Start the server, which removes it, or: segue doctor --repair")];
}

async function leftIn(data: string): Promise<string[]> {
  const inFolder = async (folder: string, is: (name: string) => boolean) =>
    (await readdir(join(data, folder), { recursive: true }).catch(() => [])).filter(is).map((name) => join(folder, name));
  return [
    ...(await inFolder("staging", (name) => !isRoom(name))),
    ...(await inFolder(".tmp", (name) => !isRoom(name))),
    ...(await inFolder("snapshots", (name) => name.endsWith(".tmp"))),
    ...(await inFolder("outputs", (name) => name.endsWith(".part"))),
    ...(existsSync(join(data, "restoring")) ? ["restoring"] : []),
  ];
}

/** The folder of a process in a room that processes share: it stays, empty. */
const isRoom = (name: string) => /^[^/]+~\d+$/.test(name);

/** Uploads that no job reads. */
export async function checkUploads(
  { store, config, clock }: Pick<Services, "store" | "config" | "clock">,
  workspace: string,
  repair: Repair,
): Promise<Finding[]> {
  const { ok, warning } = findingsOf("uploads");
  const forgotten = await unusedUploads({ store, config, clock }, workspace, clock.now() - FORGOTTEN);
  if (forgotten.length === 0) return [];
  const text = `${forgotten.length} files were uploaded to ${workspace} over a day ago, and nothing reads them.`;
  if (await repair(() => Promise.all(forgotten.map((id) => removeUpload(config.data, workspace, id)))))
    return [ok(`${text} They are removed.`)];
  return [warning(text, "Remove them while no server runs: segue doctor --repair")];
}
