import { conform } from "@segue/engine";
import { type Static, Type } from "typebox";
import { SegueError } from "../errors.js";

/** The file of a backup that tells what is in it. */
export const MANIFEST = "manifest.json";
/** Of the files' arrangement; it grows when older versions could not read them any more. */
export const FORMAT = 1;

const hash = Type.String({ pattern: "^[0-9a-f]{64}$" });
const name = Type.String({ minLength: 1 });
const count = Type.Integer({ minimum: 0 });
const file = { name, bytes: count, sha256: hash };

const manifestSchema = Type.Object({
  format: Type.Literal(FORMAT),
  segue: Type.String({ description: "The version that made it" }),
  createdAt: Type.String({ format: "date-time" }),
  changes: Type.Array(name, { minItems: 1, description: "The changes of the store's schema, in order" }),
  tables: Type.Array(Type.Object({ ...file, table: name, columns: Type.Array(name), rows: count }), {
    description: "A file of JSON lines each, in the order in which they are filled",
  }),
  files: Type.Array(Type.Object(file), { description: "Of models and snapshots, under their names in the data folder" }),
  missing: Type.Array(Type.String(), { description: "Models and snapshots whose files were not there any more" }),
});

/** What a backup holds. */
export type Manifest = Static<typeof manifestSchema>;
/** A file of a backup: its size unpacked, and the SHA-256 of that. */
export type Member = Manifest["files"][number];
export type TableMember = Manifest["tables"][number];

export const encodeManifest = (manifest: Manifest): string => `${JSON.stringify(manifest, null, 2)}\n`;

/** Rejects with `newer-backup` or `damaged-backup`. */
export function parseManifest(text: string): Manifest {
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch (cause) {
    throw new SegueError("damaged-backup", `${MANIFEST} is no JSON.`, { cause });
  }
  const { format } = Object(given) as { format?: unknown };
  if (typeof format === "number" && format > FORMAT)
    throw new SegueError("newer-backup", `The backup has format ${format}; this version reads up to ${FORMAT}.`);
  const parsed = conform(manifestSchema, given);
  if ("value" in parsed) return parsed.value;
  const [{ path, message }] = parsed.problems as [{ path: string; message: string }];
  throw new SegueError("damaged-backup", `${MANIFEST}: ${path} ${message}.`);
}
