import { mkdir, readdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";

const folderOf = (data: string, job: string) => join(data, "outputs", job);

/** A file that a job makes: it is there under its name once it is whole. */
export interface OutputFile {
  /** Where to write it. */
  readonly path: string;
  finish(): Promise<void>;
}

/** A new file `name` among the outputs of a job. */
export async function newOutput(data: string, job: string, name: string): Promise<OutputFile> {
  const path = join(folderOf(data, job), name);
  await mkdir(folderOf(data, job), { recursive: true });
  return { path: `${path}.part`, finish: () => rename(`${path}.part`, path) };
}

/** The names of the files that a job made. */
export async function outputsOf(data: string, job: string): Promise<string[]> {
  const names = await readdir(folderOf(data, job)).catch(() => []);
  return names.filter((name) => !name.endsWith(".part")).sort();
}

export const outputPath = (data: string, job: string, name: string) => join(folderOf(data, job), name);

/** Removes what all jobs made. */
export const removeOutputs = (data: string) => rm(join(data, "outputs"), { recursive: true, force: true });
