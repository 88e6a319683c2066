import { Buffer } from "node:buffer";

/** Bytes in which the names of a record's fields show. */
const LOOKED_AT = 16_384;

/** The beginning of a file, where names of fields in ASCII can be looked for. */
export const startOf = (head: Uint8Array): string =>
  Buffer.from(head.buffer, head.byteOffset, Math.min(head.length, LOOKED_AT)).toString("latin1");
