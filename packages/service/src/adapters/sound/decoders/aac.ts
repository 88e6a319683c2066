import { Bits } from "./aac/bits.js";
import { assertDecoded, layoutOf, rateOf } from "./aac/config.js";
import { type AacDecoder, createAacDecoder } from "./aac/frames.js";
import { type Decoder, type Decoding, damaged, holds, joined, nothing } from "./decoder.js";

/** AAC as it is sent: frames with a head each (ADTS). */
export const aac: Decoder = {
  name: "aac",
  type: "audio/aac",
  fits: (head) => head[0] === 0xff && (head[1]! & 0xf6) === 0xf0,
  open: async () => adtsDecoding(),
};

function adtsDecoding(): Decoding {
  let rest: Buffer = Buffer.alloc(0);
  let stream: { readonly rate: number; readonly decoder: AacDecoder } | undefined;
  // Whether tags have begun, which are not kept.
  let ended = false;
  return {
    async decode(bytes) {
      if (ended) return nothing;
      rest = Buffer.concat([rest, bytes]);
      const decoded: Float32Array[][] = [];
      for (let head = readHead(rest); head !== undefined && head.length <= rest.length; head = readHead(rest)) {
        const { rate, channels } = head;
        stream ??= { rate, decoder: createAacDecoder({ rate, layout: layoutOf(channels) }) };
        if (rate !== stream.rate) throw damaged("its rate changes in the middle.");
        decoded.push(...decodeBlocks(stream.decoder, head, rest.subarray(0, head.length)));
        rest = rest.subarray(head.length);
      }
      ended = isTag(rest);
      return stream === undefined ? nothing : joined(stream.rate, decoded);
    },
    async finish() {
      if (rest.length > 0 && !ended) throw damaged("it is cut off: its last frame is not whole.");
      return nothing;
    },
  };
}

/** What the head of a frame says (ISO/IEC 14496-3, section 1.A.2.2). */
interface Head {
  /** Hz. */
  readonly rate: number;
  /** The number of a layout. */
  readonly channels: number;
  /** Bytes of the frame, its head included. */
  readonly length: number;
  /** Parts of it that are decoded one after the other. */
  readonly blocks: number;
  readonly hasChecksum: boolean;
}

const HEAD = 7;
const CHECKSUM = 2;
/** Bytes by which a frame is told from a tag; no frame has fewer. */
const TOLD = 8;

/** The head of the frame that begins here; undefined where that cannot be told yet, or tags follow. */
function readHead(bytes: Buffer): Head | undefined {
  if (bytes.length < TOLD || isTag(bytes)) return undefined;
  if (!aac.fits(bytes)) throw damaged("between its frames is something else.");
  const bits = new Bits(bytes.subarray(0, HEAD));
  bits.skip(15);
  const hasChecksum = !bits.flag();
  assertDecoded(bits.take(2) + 1);
  const rate = rateOf(bits.take(4));
  bits.skip(1);
  const channels = bits.take(3);
  bits.skip(4);
  const length = bits.take(13);
  bits.skip(11);
  const head = { rate, channels, length, blocks: bits.take(2) + 1, hasChecksum };
  if (length < HEAD + (hasChecksum ? CHECKSUM * head.blocks : 0)) throw damaged("a frame of it is shorter than its head.");
  return head;
}

/** Checksums are passed over: for the head, with the places of further blocks, and for each block where there are several. */
function decodeBlocks(decoder: AacDecoder, { blocks, hasChecksum }: Head, frame: Uint8Array): Float32Array[][] {
  const bits = new Bits(frame);
  bits.skip(8 * (HEAD + (hasChecksum ? CHECKSUM * blocks : 0)));
  return Array.from({ length: blocks }, () => {
    const samples = decoder.decode(bits);
    if (hasChecksum && blocks > 1) bits.skip(8 * CHECKSUM);
    return samples;
  });
}

/** Whether tags follow the sound (ID3v1, APE). */
const isTag = (bytes: Uint8Array) => holds(bytes, "TAG") || holds(bytes, "APETAGEX");
