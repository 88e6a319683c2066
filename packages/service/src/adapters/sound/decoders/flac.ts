import { FLACDecoder } from "@wasm-audio-decoders/flac";
import { type Decoder, holds } from "./decoder.js";
import { libraryDecoding } from "./library.js";

/** FLAC, by the reference decoder. */
export const flac: Decoder = {
  name: "flac",
  type: "audio/flac",
  length: "exact",
  fits: (head) => holds(head, "fLaC"),
  open: () => libraryDecoding(new FLACDecoder(), (decoded) => decoded),
};
