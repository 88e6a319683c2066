import { OggVorbisDecoder } from "@wasm-audio-decoders/ogg-vorbis";
import { type Decoder, holds } from "./decoder.js";
import { libraryDecoding } from "./library.js";
import { completeOgg } from "./ogg-pages.js";

/** Vorbis in Ogg, by the reference decoder. */
export const oggVorbis: Decoder = {
  name: "ogg-vorbis",
  type: "audio/ogg",
  fits: (head) => holds(head, "OggS") && holds(head, "\x01vorbis", 28),
  open: async () => completeOgg(await libraryDecoding(new OggVorbisDecoder(), (decoded) => decoded)),
};
