import { type Entry, openPromise, type ZipFile } from "yauzl";
import { SegueError } from "../../errors.js";
import { FILES, RECORD } from "./format.js";
import { invalid } from "./invalid.js";

/** The record is short. */
const LONGEST_RECORD = 16 * 2 ** 20;
const KNOWN = new Set([RECORD, ...Object.values(FILES).flat()]);

/** The entries of a model's file by name: only names that belong to a model, each once, nothing packed (so that it cannot become larger than it is). Throws `invalid-model`. */
export async function unpacked(path: string, name: string): Promise<Map<string, Buffer>> {
  const zip = await openPromise(path, { lazyEntries: true, autoClose: false }).catch((cause: Error) => {
    throw invalid(name, `it is no ZIP archive, or cut short (${cause.message})`, cause);
  });
  try {
    const contents = new Map<string, Buffer>();
    for await (const entry of zip.eachEntry()) {
      checkEntry(entry, name, contents);
      contents.set(entry.fileName, await bytesOf(zip, entry));
    }
    return contents;
  } catch (thrown) {
    throw thrown instanceof SegueError ? thrown : invalid(name, `it is damaged (${(thrown as Error).message})`, thrown);
  } finally {
    zip.close();
  }
}

function checkEntry(entry: Entry, name: string, before: ReadonlyMap<string, unknown>): void {
  const { fileName, compressionMethod, uncompressedSize } = entry;
  const shown = JSON.stringify(fileName.slice(0, 200));
  if (!KNOWN.has(fileName)) throw invalid(name, `it holds ${shown}, which belongs to no model`);
  if (before.has(fileName)) throw invalid(name, `it holds ${shown} twice`);
  if (compressionMethod !== 0 || entry.isEncrypted())
    throw invalid(name, `${shown} is packed: models are stored as they are, so that nobody can send a bomb`);
  if (fileName === RECORD && uncompressedSize > LONGEST_RECORD) throw invalid(name, `${shown} is too long`);
}

async function bytesOf(zip: ZipFile, entry: Entry): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
