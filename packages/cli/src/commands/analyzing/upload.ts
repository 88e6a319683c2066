import { createReadStream } from "node:fs";
import { access, constants } from "node:fs/promises";
import { basename } from "node:path";
import type { SegueClient, UploadedFile } from "@segue/client";
import { UsageError } from "../../tell-error.js";

/** Sends a file of sound, to be named in an analysis. */
export async function upload(client: SegueClient, path: string): Promise<UploadedFile> {
  await access(path, constants.R_OK).catch(() => {
    throw new UsageError(`There is no file ${path} that can be read.`, "Check the path.");
  });
  return { id: await client.upload(createReadStream(path)), name: basename(path) };
}
