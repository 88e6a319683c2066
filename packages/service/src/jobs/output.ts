import { existsSync, readdirSync, rmSync } from "node:fs";
import { mkdir, readdir, rename, rm, rmdir, stat } from "node:fs/promises";
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
  return names.filter((name) => !/\.part(?:\.|$)/.test(name) && !isCheckpoint(name)).sort();
}

export const outputPath = (data: string, workspace: string, job: string, name: string) =>
  join(folderOf(data, workspace, job), name);

const CHECKPOINT = ".checkpoint";
const isCheckpoint = (name: string) => name.endsWith(CHECKPOINT);

/** Where a job notes how far one of its trainings is; nobody but the job reads it. */
export const checkpointPath = (data: string, workspace: string, job: string, training: string) =>
  join(folderOf(data, workspace, job), `${training}${CHECKPOINT}`);

/** Removes what a job made and noted, all but how far its trainings are: it will go on. */
export const removeAllButCheckpoints = (data: string, workspace: string, job: string) =>
  removeThose(folderOf(data, workspace, job), (name) => !isCheckpoint(name));

/** Removes how far a job's trainings are: it has ended. The folder goes where nothing else is in it. */
export async function removeCheckpoints(data: string, workspace: string, job: string): Promise<void> {
  const folder = folderOf(data, workspace, job);
  await removeThose(folder, isCheckpoint);
  await rmdir(folder).catch(() => undefined);
}

async function removeThose(folder: string, isOne: (name: string) => boolean): Promise<void> {
  for (const name of await readdir(folder).catch(() => [] as string[]))
    if (isOne(name)) await rm(join(folder, name), { recursive: true, force: true });
}

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
