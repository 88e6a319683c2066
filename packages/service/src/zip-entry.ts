import { crc32 } from "node:zlib";
import type { Entry, ZipFile } from "yauzl";

/** The bytes of a file in a ZIP archive, unpacked. Ends by throwing where they are not those that were packed: whoever unpacks looks at their number only. */
export async function* entryBytes(zip: ZipFile, entry: Entry): AsyncGenerator<Buffer> {
  let sum = 0;
  for await (const chunk of await zip.openReadStreamPromise(entry)) {
    sum = crc32(chunk as Buffer, sum);
    yield chunk as Buffer;
  }
  if (sum !== entry.crc32) throw new Error("the checksum does not fit");
}
