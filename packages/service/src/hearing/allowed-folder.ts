import { realpath, stat } from "node:fs/promises";
import { isAbsolute, relative, resolve, sep } from "node:path";
import type { Config } from "../config.js";
import { SegueError } from "../errors.js";
import { renderedFolder } from "../simulation/rendered-folder.js";

/** Who wants a folder read. */
interface Asking {
  /** May look after the whole service. */
  readonly operator: boolean;
  /** Sits at this machine, and sent no key. */
  readonly here: boolean;
}

/**
 * The true path of a folder that somebody may have read: below one that the setting `music` names, for operators; where it names none, any folder, for who
 * sits at this machine. Throws `folder-refused`, before anything is told about what is there, `invalid-request` or `unknown-folder`.
 */
export async function allowedFolder(folder: string, { operator, here }: Asking, config: Pick<Config, "music">): Promise<string> {
  const roots = musicRoots(config);
  if (!isAbsolute(folder)) throw new SegueError("invalid-request", `${JSON.stringify(folder)} is no whole path of a folder.`);
  const path = await realpath(folder).catch(() => undefined);
  if (roots.length === 0 ? !here : !operator || !(await isBelowAny(path ?? resolve(folder), roots)))
    throw new SegueError("folder-refused", `${folder} is no folder that may be read on your behalf.`);
  if (path === undefined || !(await stat(path)).isDirectory())
    throw new SegueError("unknown-folder", `${folder} is no folder on the machine of the service.`);
  return path;
}

/** Whether files of a folder that was read may still be given away; what was rendered here always may. */
export const isStillAllowed = async (folder: string, config: Pick<Config, "music" | "data">): Promise<boolean> => {
  const roots = musicRoots(config);
  return roots.length === 0 || isBelowAny(folder, [...roots, renderedFolder(config)]);
};

/** {@link isStillAllowed} for files of few folders: each is looked at once. */
export function stillAllowed(config: Pick<Config, "music" | "data">): (folder: string) => Promise<boolean> {
  const known = new Map<string, Promise<boolean>>();
  return (folder) => {
    const allowed = known.get(folder) ?? isStillAllowed(folder, config);
    known.set(folder, allowed);
    return allowed;
  };
}

/** Whether a path is `folder`, or lies below it. Both are true paths. */
export function isWithin(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way === "" || !(way === ".." || way.startsWith(`..${sep}`) || isAbsolute(way));
}

const musicRoots = ({ music }: Pick<Config, "music">): string[] =>
  music
    .split(",")
    .map((word) => word.trim())
    .filter((word) => word !== "");

async function isBelowAny(path: string, roots: readonly string[]): Promise<boolean> {
  for (const root of roots) {
    const real = await realpath(root).catch(() => resolve(root));
    if (isWithin(path, real)) return true;
  }
  return false;
}
