import { randomUUID } from "node:crypto";
import {
  constants,
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { SegueError } from "./errors.js";

/** Who holds a data folder, and where it answers. */
export interface Holder {
  readonly pid: number;
  /** Distinguishes a process from a later one with the same number. */
  readonly instance: string;
  /** Where its API answers; empty while it starts. */
  readonly url: string;
}

export interface Lock {
  readonly instance: string;
  /** Tells others where the API answers; "" while it takes nobody new. */
  announce(url: string): void;
  /** Whether another living process uses the one that holds the folder. */
  isJoined(): boolean;
  release(): void;
}

const fileOf = (folder: string) => join(folder, "segue.lock");
/** A file for each process that uses the holder, named by its number. */
const joinedOf = (folder: string) => join(folder, "joined");

/** Of a lock, in bytes. */
const LENGTH = 512;
/** How long a lock without content counts as one that is being written, in milliseconds. */
const WRITING = 1000;

/** Takes the folder for this process; throws `folder-in-use` while another living process holds it. */
export function takeLock(folder: string): Lock {
  const instance = randomUUID();
  const file = fileOf(folder);
  // Always as long, so that others, who read it at any moment, find one or the other, whole.
  const content = (url: string) => JSON.stringify({ pid: process.pid, instance, url } satisfies Holder).padEnd(LENGTH);
  const own = `${file}-${instance}`;
  writeFileSync(own, content(""));
  try {
    while (!put(own, file)) {
      const holder = readHolder(folder);
      if (holder !== undefined) {
        throw new SegueError("folder-in-use", `${folder} is held by process ${holder.pid}${holder.url && ` at ${holder.url}`}.`);
      }
      if (isBeingWritten(file)) throw new SegueError("folder-in-use", `${folder} is just being opened by another process.`);
      if (replaced(own, file)) break;
    }
  } finally {
    rmSync(own, { force: true });
  }
  return {
    instance,
    announce: (url) => {
      if (readHolder(folder)?.instance === instance) writeFileSync(file, content(url), { flag: "r+" });
    },
    isJoined: () => joined(folder).length > 0,
    release: () => {
      if (readHolder(folder)?.instance === instance) rmSync(file, { force: true });
    },
  };
}

/** Puts a lock where none is, whole from its first moment; false where there is one. */
function put(own: string, file: string): boolean {
  try {
    linkSync(own, file);
  } catch (thrown) {
    if ((thrown as { code?: string }).code === "EEXIST") return false;
    // A disk that has no links, such as a memory stick's.
    return copied(own, file);
  }
  return true;
}

function copied(own: string, file: string): boolean {
  try {
    copyFileSync(own, file, constants.COPYFILE_EXCL);
  } catch (thrown) {
    if ((thrown as { code?: string }).code === "EEXIST") return false;
    throw thrown;
  }
  return true;
}

/** Puts a lock in the place of one that a process left behind that is no more. One at a time: another may have done so since it was looked at. */
function replaced(own: string, file: string): boolean {
  const turn = `${file}-turn`;
  if (!put(own, turn)) {
    if (holderIn(turn) === undefined) rmSync(turn, { force: true });
    return false;
  }
  try {
    if (!existsSync(file) || holderIn(file) !== undefined) return false;
    renameSync(own, file);
    return true;
  } finally {
    rmSync(turn, { force: true });
  }
}

/**
 * Says that this process uses the folder's holder, which then stays until the returned function is called or this process is no more. Only
 * a holder that is found afterwards is bound by it.
 */
export function joinHolder(folder: string): () => void {
  const file = join(joinedOf(folder), String(process.pid));
  try {
    mkdirSync(joinedOf(folder), { recursive: true });
    writeFileSync(file, "");
  } catch {
    // Who may only read the folder uses the holder all the same, without binding it.
  }
  return () => rmSync(file, { force: true });
}

/** The living processes that use the holder; what others left behind is removed. */
function joined(folder: string): readonly number[] {
  const pids = namesIn(joinedOf(folder)).map(Number);
  for (const pid of pids) if (!isAlive(pid)) rmSync(join(joinedOf(folder), String(pid)), { force: true });
  return pids.filter(isAlive);
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    // Nobody has ever joined.
    return [];
  }
}

function isBeingWritten(file: string): boolean {
  const is = statSync(file, { throwIfNoEntry: false });
  return is?.size === 0 && Date.now() - is.mtimeMs < WRITING;
}

/** The living process that holds the folder; undefined when there is none. */
export const readHolder = (folder: string): Holder | undefined => holderIn(fileOf(folder));

function holderIn(file: string): Holder | undefined {
  try {
    const holder = JSON.parse(readFileSync(file, "utf8")) as Holder;
    return isAlive(holder.pid) ? holder : undefined;
  } catch {
    // No file, or one cut short by a crash: nobody holds the folder.
    return undefined;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (thrown) {
    return (thrown as { code?: string }).code === "EPERM";
  }
}
