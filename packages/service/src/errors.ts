import type { TrainingError } from "@segue/engine";
import { listening } from "./errors/listening.js";
import { machine } from "./errors/machine.js";
import { models } from "./errors/models.js";
import { music } from "./errors/music.js";
import { requests } from "./errors/requests.js";
import { work } from "./errors/work.js";

/** Every error that a user can cause, each in the file of what it is about. The key is the stable `code` of a problem document. */
export const errorTable = {
  ...requests,
  ...listening,
  ...music,
  ...models,
  ...work,
  ...machine,
};

export type ErrorCode = keyof typeof errorTable;

/** An error from the table, with what was wrong this time. */
export class SegueError extends Error {
  readonly code: ErrorCode;
  readonly hint: string;
  /** Parameters of a training that do what the hint says. */
  readonly set: Readonly<Record<string, unknown>> | undefined;
  constructor(
    code: ErrorCode,
    detail: string,
    options: { hint?: string; cause?: unknown; set?: Readonly<Record<string, unknown>> | undefined } = {},
  ) {
    super(detail, { cause: options.cause });
    this.code = code;
    this.set = options.set;
    this.hint = options.hint ?? errorTable[code].hint;
  }
}

/** Any thrown thing as an error of the table: the system's own errors that have a sentence get it. */
export function asSegueError(thrown: unknown): SegueError {
  if (thrown instanceof SegueError) return thrown;
  // Known by its name: this file is also read where the engine is not.
  if (thrown instanceof Error && thrown.name === "TrainingError") {
    const { message: detail, remedy: hint, set } = thrown as TrainingError;
    return new SegueError("training-failed", detail, { hint, set, cause: thrown });
  }
  const { code, message, path } = Object(thrown) as { code?: string; message?: string; path?: string };
  // DuckDB says it in its message only.
  if (code === "ENOSPC" || code === "SQLITE_FULL" || message?.includes("No space left on device"))
    return new SegueError("disk-full", "No space is left on the disk.", { cause: thrown });
  if (code === "EACCES" || code === "EROFS" || code === "EPERM") {
    return new SegueError("folder-not-writable", `${path ?? "A file of the data folder"} cannot be written (${code}).`, {
      cause: thrown,
    });
  }
  if (code?.startsWith("SQLITE_READONLY") || code === "SQLITE_CANTOPEN")
    return new SegueError("folder-not-writable", `The database cannot be written (${message}).`, { cause: thrown });
  if (code === "EIO" || code?.startsWith("SQLITE_IOERR"))
    return new SegueError("disk-error", `The disk did not read or write what it should (${message}).`, { cause: thrown });
  if (code === "SQLITE_NOTADB" || code === "SQLITE_CORRUPT") {
    return new SegueError("damaged-database", `segue.db is damaged, or no database (${message}).`, { cause: thrown });
  }
  return new SegueError("internal", message ?? String(thrown), { cause: thrown });
}
