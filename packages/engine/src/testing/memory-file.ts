import type { InputFile } from "../sources/source.js";

/** A file that exists only here; `chunkSize` (bytes) is how it arrives, at once unless given. */
export function memoryFile(name: string, content: string | Uint8Array, chunkSize?: number): InputFile {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  return {
    name,
    size: bytes.length,
    async *open() {
      const size = chunkSize ?? Math.max(1, bytes.length);
      for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size);
    },
  };
}
