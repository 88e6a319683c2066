import { MPEGDecoder } from "mpg123-decoder";
import type { Decoder } from "./decoder.js";
import { libraryDecoding } from "./library.js";

/** MPEG audio (layers I to III), by mpg123. */
export const mp3: Decoder = {
  name: "mp3",
  type: "audio/mpeg",
  // Eleven bits set, a layer and a bit rate that exist.
  fits: (head) =>
    head[0] === 0xff &&
    (head[1]! & 0xe0) === 0xe0 &&
    (head[1]! & 0x06) !== 0 &&
    (head[2]! & 0xf0) !== 0xf0 &&
    (head[2]! & 0x0c) !== 0x0c,
  // The decoder gives two channels always: of a single one twice the same.
  open: ({ channels }) => libraryDecoding(new MPEGDecoder(), (decoded) => (channels === 1 ? decoded.slice(0, 1) : decoded)),
};
