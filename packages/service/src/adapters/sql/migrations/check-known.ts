import { SegueError } from "../../../errors.js";

/** The last of a backup's changes of the schema, all of which must be known, in this order; throws `newer-backup`. */
export function checkKnown(changes: readonly string[], known: readonly string[]): string {
  const foreign = changes.find((change, at) => known[at] !== change);
  const last = changes.at(-1);
  if (foreign === undefined && last !== undefined) return last;
  throw new SegueError("newer-backup", `The backup has the change "${foreign}", which this version does not know.`);
}
