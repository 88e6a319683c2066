import { type Decoding, damaged, nothing, type Samples } from "./decoder.js";

/** How samples are written, channel by channel in turn. */
export interface PcmLayout {
  readonly rate: number;
  readonly channels: number;
  /** Bytes of a sample. */
  readonly width: number;
  read(bytes: DataView, at: number): number;
  /** Bytes of all samples; Infinity where that is not written. */
  readonly length: number;
  /** Where they begin in the file. */
  readonly from: number;
}

/** How much of a file may come before its samples. */
const MOST_HEAD = 64 << 20;

/**
 * A decoding of samples that are stored as they are. `layoutOf` reads the head of the file; undefined where more of it is needed.
 */
export function pcmDecoding(layoutOf: (head: Buffer) => PcmLayout | undefined): Decoding {
  let rest: Buffer = Buffer.alloc(0);
  let layout: PcmLayout | undefined;
  let left = 0;
  const begin = () => {
    layout = layoutOf(rest);
    if (layout === undefined) {
      if (rest.length > MOST_HEAD) throw damaged("its samples do not begin within 64 MB.");
      return;
    }
    left = layout.length;
    rest = rest.subarray(layout.from);
  };
  return {
    async decode(bytes) {
      if (left === 0 && layout !== undefined) return nothing;
      rest = rest.length === 0 ? Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length) : Buffer.concat([rest, bytes]);
      if (layout === undefined) begin();
      if (layout === undefined) return nothing;
      const frame = layout.width * layout.channels;
      const frames = Math.floor(Math.min(rest.length, left) / frame);
      const samples = samplesOf(rest, frames, layout);
      rest = Buffer.from(rest.subarray(frames * frame));
      left -= frames * frame;
      // A file whose length is no multiple of a frame has ended all the same.
      if (left < frame) left = 0;
      return samples;
    },
    async finish() {
      if (layout === undefined) throw damaged("it ends before its samples begin.");
      if (left > 0 && left < Number.POSITIVE_INFINITY) throw damaged(`it is cut off: ${left} bytes of its samples are missing.`);
      return nothing;
    },
  };
}

function samplesOf(bytes: Buffer, frames: number, { rate, channels, width, read }: PcmLayout): Samples {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const out = Array.from({ length: channels }, () => new Float32Array(frames));
  for (let n = 0, at = 0; n < frames; n++)
    for (let c = 0; c < channels; c++, at += width) {
      const value = read(view, at);
      out[c]![n] = Number.isFinite(value) ? value : 0;
    }
  return { rate, channels: out };
}

/** How whole numbers of 8 to 32 bits are read, and numbers of IEEE 754; undefined for other widths. */
export function numberReader(kind: "integer" | "float", bits: number, littleEndian: boolean): PcmLayout["read"] | undefined {
  if (kind === "float") {
    if (bits === 32) return (view, at) => view.getFloat32(at, littleEndian);
    return bits === 64 ? (view, at) => view.getFloat64(at, littleEndian) : undefined;
  }
  if (bits === 8) return (view, at) => view.getInt8(at) / 128;
  if (bits === 16) return (view, at) => view.getInt16(at, littleEndian) / 32_768;
  if (bits === 24)
    return littleEndian
      ? (view, at) => (view.getUint16(at, true) + view.getInt8(at + 2) * 65_536) / 8_388_608
      : (view, at) => (view.getInt8(at) * 65_536 + view.getUint16(at + 1, false)) / 8_388_608;
  return bits === 32 ? (view, at) => view.getInt32(at, littleEndian) / 2_147_483_648 : undefined;
}
