import { existsSync, rmSync } from "node:fs";
import { mkdir, open, rename, rm } from "node:fs/promises";
import { join } from "node:path";

/** Where, below the data folder, its next content is made. */
const ROOM = "restoring";
const roomOf = (data: string) => join(data, ROOM);
const newOf = (data: string) => join(data, ROOM, "new");
/** While it is there the old content counts no more, and the new one may be half in its place. */
const markOf = (data: string) => join(data, ROOM, "complete");

/** What the new content takes the place of; the database last, since it tells what the rest is. */
const MOVED = ["models", "snapshots", "segue.db"];
/** What belongs to the old content and has no successor. */
const DROPPED = ["segue.db-wal", "segue.db-shm", "covers", "features", "outputs", "uploads", "staging", ".replaced"];

/**
 * Replaces the content of a data folder as a whole: `make` writes the new one into a folder of its own, and only when that is complete it
 * takes the old one's place. A process that is killed in between leaves the old content, or what {@link finishReplacing} completes. Only
 * for the process that holds the folder.
 */
export async function replaceData(data: string, make: (folder: string) => Promise<void>): Promise<void> {
  await rm(roomOf(data), { recursive: true, force: true });
  await mkdir(newOf(data), { recursive: true });
  try {
    await make(newOf(data));
    await writeMark(markOf(data));
  } catch (thrown) {
    await rm(roomOf(data), { recursive: true, force: true });
    throw thrown;
  }
  await finishReplacing(data);
}

/** Whether an interrupted replacement waits to be completed. */
export const isReplacing = (data: string): boolean => existsSync(markOf(data));

/** Removes what an interrupted process had begun to make; the old content counts on. */
export function clearHalfReplacement(data: string): void {
  if (!isReplacing(data)) rmSync(roomOf(data), { recursive: true, force: true });
}

/** Completes a replacement; interrupted, it can be called again. */
export async function finishReplacing(data: string): Promise<void> {
  // Nobody opens the new database before all is in its place.
  for (const name of DROPPED) await rm(join(data, name), { recursive: true, force: true });
  for (const name of MOVED) await moveInto(join(newOf(data), name), join(data, name));
  await flushFolder(data);
  await rm(roomOf(data), { recursive: true, force: true });
}

async function moveInto(from: string, to: string): Promise<void> {
  if (!existsSync(from)) return;
  await rm(to, { recursive: true, force: true });
  await rename(from, to);
}

/** The mark, on the disk with everything before it when this resolves. */
async function writeMark(file: string): Promise<void> {
  const handle = await open(file, "w");
  await handle.sync();
  await handle.close();
  await flushFolder(join(file, ".."));
}

async function flushFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
