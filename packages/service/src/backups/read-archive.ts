import { createHash } from "node:crypto";
import { text } from "node:stream/consumers";
import { type Entry, openPromise, validateFileName, type ZipFile } from "yauzl";
import { SegueError } from "../errors.js";
import { entryBytes } from "../zip-entry.js";
import { MANIFEST, type Manifest, type Member, parseManifest } from "./manifest.js";

/** A backup that is open; `close` when it was read. */
export interface BackupReader {
  readonly manifest: Manifest;
  /** The bytes of a file. Ends by throwing `damaged-backup` where they are not those that were written. */
  read(member: Member): AsyncGenerator<Uint8Array>;
  close(): void;
}

/**
 * Opens a backup and looks whether all of it is there; what its files hold is judged while they are read. Rejects with `damaged-backup` (one
 * that was cut, too), `newer-backup`, or the system's error where there is no such file.
 */
export async function openBackup(path: string): Promise<BackupReader> {
  const zip = await openPromise(path, { lazyEntries: true, autoClose: false }).catch((cause: unknown) => {
    throw (cause as { code?: unknown }).code === undefined ? damaged(`${path} is no backup, or was cut`, cause) : cause;
  });
  try {
    const entries = new Map<string, Entry>();
    for await (const entry of zip.eachEntry()) entries.set(entry.fileName, entry);
    const entryOf = (name: string): Entry => {
      const entry = entries.get(name);
      if (entry === undefined) throw damaged(`${path} has no ${name}`);
      return entry;
    };
    const manifest = parseManifest(await text(entryBytes(zip, entryOf(MANIFEST))));
    for (const member of [...manifest.tables, ...manifest.files]) check(member, entryOf(member.name));
    return { manifest, read: (member) => checked(zip, entryOf(member.name), member), close: () => zip.close() };
  } catch (thrown) {
    zip.close();
    throw thrown instanceof SegueError ? thrown : damaged(`${path} cannot be read`, thrown);
  }
}

/** Files are written by their names: none may lead elsewhere. */
function check({ name, bytes }: Member, entry: Entry): void {
  const known = /^(?:tables|models|snapshots)\//.test(name) && validateFileName(name) === null;
  if (!known) throw damaged(`there is a file ${JSON.stringify(name)}, which no backup has`);
  if (entry.uncompressedSize !== bytes) throw damaged(`${name} has ${entry.uncompressedSize} bytes, not ${bytes}`);
}

async function* checked(zip: ZipFile, entry: Entry, { name, sha256 }: Member): AsyncGenerator<Uint8Array> {
  const hash = createHash("sha256");
  try {
    for await (const chunk of await zip.openReadStreamPromise(entry)) {
      hash.update(chunk as Uint8Array);
      yield chunk as Uint8Array;
    }
  } catch (cause) {
    throw damaged(`${name} cannot be unpacked`, cause);
  }
  if (hash.digest("hex") !== sha256) throw damaged(`${name} does not have the content that was written`);
}

const damaged = (what: string, cause?: unknown) =>
  new SegueError("damaged-backup", `${what}${cause instanceof Error ? ` (${cause.message})` : ""}.`, { cause });
