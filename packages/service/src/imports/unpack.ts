import { createReadStream } from "node:fs";
import { pipeline } from "node:stream";
import { createGunzip } from "node:zlib";
import { type InputFile, problemAt, SourceError } from "@segue/engine";
import { type Entry, openPromise, validateFileName, type ZipFile } from "yauzl";
import { SegueError } from "../errors.js";
import { visible } from "../visible.js";
import { entryBytes } from "../zip-entry.js";

/** A file on the disk, perhaps an archive. */
export interface DiskFile {
  readonly name: string;
  readonly path: string;
  readonly size: number;
}

/** What there is to read once archives are open; `close` when it was read. */
export interface Unpacked {
  readonly files: readonly InputFile[];
  readonly leftAside: readonly { readonly name: string; readonly reason: string }[];
  close(): void;
}

/** A bomb: what is packed becomes more than so many times as large, and larger than so many bytes. */
const MAX_RATIO = 200;
const ALLOWED = 100 * 2 ** 20;
/** Entries of one archive. */
const MAX_ENTRIES = 100_000;

/**
 * The files, those in .gz and .zip unpacked while they are read: nothing is written to the disk. Entries of an archive are named
 * `archive.zip/entry`; those whose names lead out of it, that are encrypted or archives themselves are left aside. Reading ends with
 * a SourceError where the archive is damaged or blows up beyond all measure.
 */
export async function unpack(files: readonly DiskFile[]): Promise<Unpacked> {
  const all = await Promise.all(files.map(unpackOne));
  return {
    files: all.flatMap((each) => each.files),
    leftAside: all.flatMap((each) => each.leftAside),
    close() {
      for (const each of all) each.close();
    },
  };
}

async function unpackOne(file: DiskFile): Promise<Unpacked> {
  const alone = (input: InputFile): Unpacked => ({ files: [input], leftAside: [], close: () => {} });
  const start = await magicOf(file.path);
  if (start.startsWith("1f8b")) return alone(gunzipped(file));
  if (start === "504b0304") return await unzipped(file);
  return alone({ ...nameAndSize(file), open: () => createReadStream(file.path, { highWaterMark: 1 << 20 }) });
}

const nameAndSize = ({ name, size }: DiskFile) => ({ name, size });

async function magicOf(path: string): Promise<string> {
  for await (const chunk of createReadStream(path, { end: 3 })) return (chunk as Buffer).toString("hex");
  return "";
}

function gunzipped(file: DiskFile): InputFile {
  const name = file.name.replace(/\.gz$/i, "");
  const open = () => {
    const unpacked = pipeline(createReadStream(file.path), createGunzip(), () => {
      // What goes wrong is told to whoever reads.
    });
    return guarded(unpacked, name, limitOf(file.size));
  };
  // How large it becomes is not known; text packs to about a third.
  return { name, size: file.size * 3, open };
}

async function unzipped(file: DiskFile): Promise<Unpacked> {
  const leftAside: { name: string; reason: string }[] = [];
  const files: InputFile[] = [];
  const zip = await openZip(file);
  const limit = limitOf(file.size);
  for await (const entry of entriesOf(zip, file)) {
    const path = nameOf(entry);
    const name = `${file.name}/${path}`;
    if (path.endsWith("/") || /(?:^|\/)(?:__MACOSX\/|\.DS_Store$)/.test(path)) continue;
    const reason = whyNot(entry, path);
    if (reason === undefined)
      files.push({ name, size: entry.uncompressedSize, open: () => guarded(entryBytes(zip, entry), name, limit) });
    else leftAside.push({ name, reason });
  }
  return { files, leftAside, close: () => zip.close() };
}

async function openZip(file: DiskFile): Promise<ZipFile> {
  try {
    return await openPromise(file.path, { lazyEntries: true, autoClose: false, decodeStrings: false });
  } catch (cause) {
    throw damaged(file.name, cause);
  }
}

async function* entriesOf(zip: ZipFile, file: DiskFile): AsyncGenerator<Entry> {
  if (zip.entryCount > MAX_ENTRIES)
    throw bomb(file.name, `the archive has more than ${MAX_ENTRIES.toLocaleString("en")} entries`);
  try {
    for await (const entry of zip.eachEntry()) yield entry;
  } catch (cause) {
    throw damaged(file.name, cause);
  }
}

/** Names are UTF-8 where the archive says so, and mostly where it does not. */
const nameOf = (entry: Entry): string => visible(entry.fileNameRaw.toString("utf8"));

function whyNot(entry: Entry, path: string): string | undefined {
  if (validateFileName(path) !== null) return "its name leads out of the archive";
  if (entry.isEncrypted()) return "it is encrypted";
  if (![0, 8].includes(entry.compressionMethod))
    return `it is packed by a method (${entry.compressionMethod}) that is not known here`;
  if (/\.(?:zip|gz|tar|tgz|7z|rar|bz2|xz|zst)$/i.test(path)) return "it is an archive within an archive";
  return undefined;
}

interface Limit {
  readonly bytes: number;
}

const limitOf = (packed: number): Limit => ({ bytes: Math.max(ALLOWED, packed * MAX_RATIO) });

/** The bytes of a stream; what goes wrong in it becomes a SourceError at the line that it had reached. */
async function* guarded(stream: AsyncIterable<Buffer>, name: string, { bytes: limit }: Limit): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  let line = 1;
  const chunks = stream[Symbol.asyncIterator]();
  try {
    for (;;) {
      const next = await chunks.next().catch((cause: unknown) => {
        throw damaged(name, cause, line);
      });
      if (next.done) return;
      const chunk = next.value;
      bytes += chunk.length;
      if (bytes > limit) throw bomb(name, `it unpacks to more than ${limit.toLocaleString("en")} bytes`);
      yield chunk;
      for (let at = chunk.indexOf(0x0a); at >= 0; at = chunk.indexOf(0x0a, at + 1)) line++;
    }
  } finally {
    await chunks.return?.();
  }
}

function damaged(file: string, cause: unknown, line = 1): SourceError {
  return new SourceError(
    problemAt({ file, line }, undefined, undefined, {
      rule: "damaged-archive",
      reason: `the archive is damaged or ends too early (${(cause as Error).message})`,
      remedy: "Download or pack it again, or unpack it with a tool that can repair archives.",
    }),
  );
}

/** Not a matter of some rows: whoever sends this means harm, or knows what to do. */
function bomb(file: string, reason: string): SegueError {
  return new SegueError("invalid-data", `${file}: ${reason}.`, {
    hint: "If that is right, unpack it yourself and import the files.",
  });
}
