import { type Decoding, damaged, holds } from "./decoder.js";
import { crc } from "./ogg-crc.js";

const HEADER = 27;
const LAST_PAGE = 4;

/** A decoding of an Ogg file that also walks through its pages (RFC 3533): each must be whole, its checksum right, and the last one marked so. */
export function completeOgg(decoding: Decoding): Decoding {
  let rest: Buffer = Buffer.alloc(0);
  let ended = false;
  const walk = () => {
    for (let length = pageLength(rest); length !== undefined && length <= rest.length; length = pageLength(rest)) {
      const page = rest.subarray(0, length);
      if (page.readUInt32LE(22) !== crc(page)) throw damaged("a page of it has another checksum than it should.");
      ended = (page[5]! & LAST_PAGE) !== 0;
      rest = rest.subarray(length);
    }
  };
  return {
    decode(bytes) {
      rest = Buffer.concat([rest, bytes]);
      walk();
      return decoding.decode(bytes);
    },
    finish() {
      if (!ended || rest.length > 0) throw damaged("it is cut off: its last page is missing.");
      return decoding.finish();
    },
  };
}

/** Bytes of the page that begins here; undefined where that cannot be told yet. */
function pageLength(bytes: Buffer): number | undefined {
  if (bytes.length < HEADER) return undefined;
  if (!holds(bytes, "OggS")) throw damaged("between its pages is something else.");
  const segments = bytes[26]!;
  if (bytes.length < HEADER + segments) return undefined;
  return bytes.subarray(HEADER, HEADER + segments).reduce((sum, segment) => sum + segment, HEADER + segments);
}
