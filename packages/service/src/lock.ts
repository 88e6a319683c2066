import { randomUUID } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
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
  for (;;) {
    try {
      writeFileSync(file, content(""), { flag: "wx" });
      break;
    } catch (thrown) {
      if ((thrown as { code?: string }).code !== "EEXIST") throw thrown;
      const holder = readHolder(folder);
      if (holder !== undefined) {
        throw new SegueError("folder-in-use", `${folder} is held by process ${holder.pid}${holder.url && ` at ${holder.url}`}.`);
      }
      if (isBeingWritten(file)) throw new SegueError("folder-in-use", `${folder} is just being opened by another process.`);
      // Left behind by a process that is no more.
      rmSync(file, { force: true });
    }
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
export function readHolder(folder: string): Holder | undefined {
  try {
    const holder = JSON.parse(readFileSync(fileOf(folder), "utf8")) as Holder;
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
