import { createReadStream, createWriteStream } from "node:fs";
import { access, constants, readdir, rename, rm, stat } from "node:fs/promises";
import { basename, dirname, join, relative, resolve, sep } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { SegueClient } from "@segue/client";
import { visible } from "@segue/service/basics";
import { UsageError } from "./tell-error.js";

/** The files below a path (of a folder all that are not hidden), sent to the service. */
export async function uploadPath(client: SegueClient, path: string): Promise<{ id: string; name: string }[]> {
  const uploads = [];
  for (const { file, name } of await filesAt(path)) {
    await access(file, constants.R_OK).catch(() => {
      throw new UsageError(`${file} cannot be read.`, "Change its permissions, or name another file.");
    });
    uploads.push({ id: await client.upload(createReadStream(file)), name: visible(name) });
  }
  return uploads;
}

/** Refuses a path that no file can be written to, before there is work to lose. */
export async function checkWritable(path: string): Promise<void> {
  const folder = dirname(resolve(path));
  const refuse = (why: string): never => {
    throw new UsageError(`${path} cannot be written: ${why}.`, "Name a file in a folder that exists.");
  };
  if ((await stat(path).catch(() => undefined))?.isDirectory()) refuse("it is a folder");
  if (!(await stat(folder).catch(() => undefined))?.isDirectory()) refuse(`there is no folder ${folder}`);
  await access(folder, constants.W_OK).catch(() => refuse(`the folder ${folder} is read-only`));
}

/** Writes a file that a job made: whole, or not at all. */
export async function saveOutput(client: SegueClient, job: string, path: string, name?: string): Promise<void> {
  await saveStream(await client.output(job, name), path);
}

/** Writes what comes: whole, or not at all. */
export async function saveStream(content: AsyncIterable<Uint8Array | string>, path: string): Promise<void> {
  try {
    await pipeline(Readable.from(content), createWriteStream(`${path}.part`, { flush: true }));
    await rename(`${path}.part`, path);
  } catch (thrown) {
    await rm(`${path}.part`, { force: true });
    throw thrown;
  }
}

/** Whether a path is a folder that holds such a file, at any depth; hidden ones do not count. */
export async function holdsFile(path: string, isOne: (name: string) => boolean): Promise<boolean> {
  const entries = await readdir(path, { withFileTypes: true }).catch(() => []);
  const seen = entries.filter(({ name }) => !name.startsWith("."));
  if (seen.some((entry) => entry.isFile() && isOne(entry.name))) return true;
  for (const entry of seen) if (entry.isDirectory() && (await holdsFile(join(path, entry.name), isOne))) return true;
  return false;
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
