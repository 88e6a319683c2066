import { randomUUID } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdir, open, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { SegueError } from "../errors.js";
import type { DiskFile } from "./unpack.js";

/** Files on their way in, kept until the job that reads them has ended. */
const folderOf = (data: string, workspace: string) => join(data, "uploads", workspace);
const UPLOAD_ID = /^[0-9a-f-]{36}$/;
/** Of one that is whole, or of which only a part arrived. */
const UPLOAD_FILE = /^[0-9a-f-]{36}(\.part)?$/;

/** Spools a body to the disk; the id is answered only once the file is whole and flushed. */
export async function saveUpload(
  data: string,
  workspace: string,
  body: Readable,
  limiter: Transform,
): Promise<{ id: string; bytes: number }> {
  const id = randomUUID();
  const file = await placeForUpload(data, workspace, id);
  try {
    // Piped by hand: a pipeline would destroy the request with the file, and it must still carry the answer that tells why.
    body.once("error", (error) => limiter.destroy(error));
    await pipeline(body.pipe(limiter), createWriteStream(`${file}.part`, { flush: true }));
    await rename(`${file}.part`, file);
  } catch (thrown) {
    // Left unread, what is still on its way would hold the connection open.
    body.unpipe(limiter).resume();
    await rm(`${file}.part`, { force: true });
    throw thrown;
  }
  return { id, bytes: (await stat(file)).size };
}

/** Where an upload of that id is to be written; whoever writes it there does so under another name until it is whole. */
export async function placeForUpload(data: string, workspace: string, id: string): Promise<string> {
  await mkdir(folderOf(data, workspace), { recursive: true });
  return join(folderOf(data, workspace), id);
}

/** An upload, and the name by which the user knows it. */
export interface Upload {
  readonly id: string;
  readonly name: string;
}

/** Where an upload is; throws `unknown-upload`. */
export async function uploadedFile(data: string, workspace: string, { id, name }: Upload): Promise<DiskFile> {
  const path = join(folderOf(data, workspace), id);
  const size = UPLOAD_ID.test(id) ? await sizeOf(path) : undefined;
  if (size === undefined) throw new SegueError("unknown-upload", `There is no upload ${JSON.stringify(id)}.`);
  return { name, path, size };
}

/** Uses an upload, which others may remove meanwhile: throws `unknown-upload` then, whatever it was that failed. */
export async function useUpload<Result>(
  data: string,
  workspace: string,
  upload: Upload,
  use: (file: DiskFile) => Promise<Result>,
): Promise<Result> {
  const file = await uploadedFile(data, workspace, upload);
  try {
    return await use(file);
  } catch (thrown) {
    await uploadedFile(data, workspace, upload);
    throw thrown;
  }
}

export async function removeUpload(data: string, workspace: string, id: string): Promise<void> {
  if (UPLOAD_FILE.test(id)) await rm(join(folderOf(data, workspace), id), { force: true });
}

async function sizeOf(file: string): Promise<number | undefined> {
  try {
    const handle = await open(file, "r");
    const { size } = await handle.stat();
    await handle.close();
    return size;
  } catch (thrown) {
    if ((thrown as { code?: string }).code === "ENOENT") return undefined;
    throw thrown;
  }
}
