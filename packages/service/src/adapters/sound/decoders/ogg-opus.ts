import { OggOpusDecoder } from "ogg-opus-decoder";
import { type Decoder, holds } from "./decoder.js";
import { libraryDecoding } from "./library.js";
import { completeOgg } from "./ogg-pages.js";

/** Opus in Ogg, by the reference decoder. */
export const oggOpus: Decoder = {
  name: "ogg-opus",
  type: "audio/ogg",
  fits: (head) => holds(head, "OggS") && holds(head, "OpusHead", 28),
  open: async () => completeOgg(await libraryDecoding(new OggOpusDecoder(), (decoded) => decoded)),
};
