import { existsSync, readdirSync, rmSync } from "node:fs";
import { mkdir, readdir, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";

const folderOf = (data: string, workspace: string, job: string) => join(data, "outputs", workspace, job);

/** A file that a job makes: it is there under its name once it is whole. */
export interface OutputFile {
  /** Where to write it. */
  readonly path: string;
  finish(): Promise<void>;
}

/** A new file `name` among the outputs of a job. */
export async function newOutput(data: string, workspace: string, job: string, name: string): Promise<OutputFile> {
  const path = join(folderOf(data, workspace, job), name);
  await mkdir(folderOf(data, workspace, job), { recursive: true });
  return { path: `${path}.part`, finish: () => rename(`${path}.part`, path) };
}

/** The names of the files that a job made. */
export async function outputsOf(data: string, workspace: string, job: string): Promise<string[]> {
  const names = await readdir(folderOf(data, workspace, job)).catch(() => []);
  return names.filter((name) => !/\.part(?:\.|$)/.test(name)).sort();
}

export const outputPath = (data: string, workspace: string, job: string, name: string) =>
  join(folderOf(data, workspace, job), name);

/** Removes the files that a job made. */
export const removeOutput = (data: string, workspace: string, job: string) =>
  rm(folderOf(data, workspace, job), { recursive: true, force: true });

/** Removes what interrupted jobs left half-written. Only for the process that holds the folder, before it runs jobs. */
export function clearHalfOutputs(data: string): void {
  const root = join(data, "outputs");
  if (!existsSync(root)) return;
  for (const name of readdirSync(root, { recursive: true }) as string[])
    if (/\.part(?:\.|$)/.test(name)) rmSync(join(root, name), { recursive: true, force: true });
}

/** Removes what all jobs of a workspace made. */
export const removeOutputs = (data: string, workspace: string) =>
  rm(join(data, "outputs", workspace), { recursive: true, force: true });

/** The jobs of a workspace whose files were made before `before`. */
export async function oldOutputs(data: string, workspace: string, before: number): Promise<string[]> {
  const old: string[] = [];
  for (const job of await readdir(join(data, "outputs", workspace)).catch(() => [])) {
    const { mtimeMs } = await stat(folderOf(data, workspace, job));
    if (mtimeMs < before) old.push(job);
  }
  return old;
}
