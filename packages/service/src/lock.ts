import { randomUUID } from "node:crypto";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
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
  /** Tells others where the API answers. */
  announce(url: string): void;
  release(): void;
}

const fileOf = (folder: string) => join(folder, "segue.lock");

/** Takes the folder for this process; throws `folder-in-use` while another living process holds it. */
export function takeLock(folder: string): Lock {
  const instance = randomUUID();
  const file = fileOf(folder);
  const content = (url: string) => JSON.stringify({ pid: process.pid, instance, url } satisfies Holder);
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
      // Left behind by a process that is no more.
      rmSync(file, { force: true });
    }
  }
  return {
    instance,
    announce: (url) => writeFileSync(file, content(url)),
    release: () => {
      if (readHolder(folder)?.instance === instance) rmSync(file, { force: true });
    },
  };
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
