import { createReadStream } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { basename, join, relative, sep } from "node:path";
import type { SegueClient } from "@segue/client";
import { UsageError } from "./tell-error.js";

/** The files below a path (of a folder all that are not hidden), sent to the service. */
export async function uploadPath(client: SegueClient, path: string): Promise<{ id: string; name: string }[]> {
  const uploads = [];
  for (const { file, name } of await filesAt(path)) uploads.push({ id: await client.upload(createReadStream(file)), name });
  return uploads;
}

async function filesAt(path: string): Promise<{ file: string; name: string }[]> {
  const what = await stat(path).catch(() => undefined);
  if (what === undefined) throw new UsageError(`There is no file or folder ${path}.`, "Check the path.");
  if (!what.isDirectory()) return [{ file: path, name: basename(path) }];
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith("."))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  if (files.length === 0) throw new UsageError(`The folder ${path} holds no file.`, "Name a file, or a folder that holds some.");
  return files.map((file) => ({ file, name: relative(path, file).split(sep).join("/") }));
}
