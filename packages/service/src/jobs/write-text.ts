import { createWriteStream } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";

/** Writes a file of pieces of text as they come; it is flushed when this resolves, and rejects where the disk does not take it. */
export async function writeText(file: string, pieces: AsyncIterable<string> | Iterable<string>): Promise<void> {
  await pipeline(Readable.from(pieces), createWriteStream(file, { flush: true }));
}
