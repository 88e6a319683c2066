import { Bits } from "./aac/bits.js";
import { createAacDecoder } from "./aac/frames.js";
import { type Decoder, type Decoding, damaged, holds, joined, type Samples } from "./decoder.js";
import { readTrack, type Track } from "./mp4/track.js";

/** AAC in MP4. */
export const m4a: Decoder = {
  name: "m4a",
  type: "audio/mp4",
  length: "stored",
  fits: (head) => holds(head, "ftyp", 4),
  open: async (file) => trackDecoding(await readTrack(file), file.from),
};

/** Picks the frames of a track out of the bytes of its file, of which the first is at `from`. */
function trackDecoding({ config, frames, played }: Track, from: number): Decoding {
  const decoder = createAacDecoder(config);
  const cut = createCut(played);
  let rest: Buffer = Buffer.alloc(0);
  let restAt = from;
  let next = 0;
  return {
    async decode(bytes) {
      rest = Buffer.concat([rest, bytes]);
      const decoded: Float32Array[][] = [];
      for (; next < frames.length; next++) {
        const { at, size } = frames[next]!;
        if (at + size > restAt + rest.length) break;
        decoded.push(decoder.decode(new Bits(rest.subarray(at - restAt, at - restAt + size))));
      }
      const passed = Math.min(rest.length, (frames[next]?.at ?? Number.POSITIVE_INFINITY) - restAt);
      rest = rest.subarray(passed);
      restAt += passed;
      return cut(joined(config.rate, decoded));
    },
    async finish() {
      if (next < frames.length)
        throw damaged(`it is cut off: ${frames.length - next} of its ${frames.length} frames are missing.`);
      return joined(config.rate, []);
    },
  };
}

/** Leaves out what is stored but not played: at the beginning what the encoder needed to start, at the end what filled the last frame. */
function createCut({ from, to }: Track["played"]): (samples: Samples) => Samples {
  let heard = 0;
  return ({ rate, channels }) => {
    const [first, end] = [from - heard, to - heard].map((at) => Math.max(0, at));
    heard += channels[0]?.length ?? 0;
    return { rate, channels: channels.map((samples) => samples.subarray(first, end)) };
  };
}
