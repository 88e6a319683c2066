import { FLACDecoder } from "@wasm-audio-decoders/flac";
import { type Decoder, type Decoding, holds, joined } from "./decoder.js";
import { libraryDecoding } from "./library.js";

/** Of a frame the library wants to see this much, whether it is as long or not: a last one of silence, a dozen bytes, would be lost. */
const BEHIND = new Uint8Array(32);

/** FLAC, by the reference decoder. */
export const flac: Decoder = {
  name: "flac",
  type: "audio/flac",
  length: "exact",
  fits: (head) => holds(head, "fLaC"),
  open: async () => withEnd(await libraryDecoding(new FLACDecoder(), (decoded) => decoded)),
};

const withEnd = ({ decode, finish }: Decoding): Decoding => ({
  decode,
  async finish() {
    const pieces = [await decode(BEHIND), await finish()].filter(({ rate }) => rate > 0);
    return joined(
      pieces[0]?.rate ?? 0,
      pieces.map(({ channels }) => channels),
    );
  },
});
