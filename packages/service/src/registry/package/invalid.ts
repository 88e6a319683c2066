import { SegueError } from "../../errors.js";

/** A model's file of that name that is not in order. */
export const invalid = (name: string, why: string, cause?: unknown): SegueError =>
  new SegueError("invalid-model", `${name}: ${why}.`, { cause });

export const newer = (name: string, why: string): SegueError =>
  new SegueError("invalid-model", `${name} was written by a newer Segue: ${why}.`, { hint: "Use that version or a newer one." });

/** JSON within such a file. */
export function parsed(content: Buffer, name: string, file: string): unknown {
  try {
    return JSON.parse(content.toString("utf8"));
  } catch (cause) {
    throw invalid(name, `${file} is no JSON`, cause);
  }
}
