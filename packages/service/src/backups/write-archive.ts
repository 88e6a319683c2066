import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { rm } from "node:fs/promises";
import { Readable } from "node:stream";
import { finished, pipeline } from "node:stream/promises";
import { ZipFile } from "yazl";
import type { Member } from "./manifest.js";

/** An archive that is being written, a file after the other. */
export interface ArchiveWriter {
  /** Adds a file as its bytes come; `packed` where that makes it smaller. */
  add(name: string, content: Content, packed: boolean): Promise<Member>;
}

type Content = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

/**
 * Writes a ZIP archive to `path`, with as little memory as the pieces of its files take; it is flushed when this resolves. Where it rejects
 * nothing is left at `path`.
 */
export async function writeArchive(path: string, mtime: Date, write: (archive: ArchiveWriter) => Promise<void>): Promise<void> {
  const zip = new ZipFile();
  // A PassThrough, which its types do not say.
  const output = zip.outputStream as Readable;
  const written = pipeline(output, createWriteStream(path, { flush: true }));
  const broken = new Promise<never>((_, reject) => {
    zip.on("error", reject);
    written.catch(reject);
  });
  let reading: Readable | undefined;
  let failed = false;
  const writing = write({
    async add(name, content, packed) {
      if (failed) throw new Error("the archive cannot be written any more");
      const measured = { bytes: 0, hash: createHash("sha256") };
      reading = Readable.from(measuring(content, measured), { objectMode: false });
      zip.addReadStream(reading, name, { mtime, compress: packed });
      await finished(reading);
      return { name, bytes: measured.bytes, sha256: measured.hash.digest("hex") };
    },
  });
  try {
    await Promise.race([writing, broken]);
    zip.end();
    await written;
  } catch (thrown) {
    failed = true;
    reading?.destroy();
    // Whoever writes must be done before what it reads from is closed.
    await writing.catch(() => undefined);
    output.destroy();
    await written.catch(() => undefined);
    await rm(path, { force: true });
    throw thrown;
  }
}

async function* measuring(content: Content, measured: { bytes: number; readonly hash: ReturnType<typeof createHash> }) {
  for await (const chunk of content) {
    measured.hash.update(chunk);
    measured.bytes += chunk.length;
    yield chunk;
  }
}
