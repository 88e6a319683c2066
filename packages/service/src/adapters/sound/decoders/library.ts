import { type Decoding, damaged, nothing, type Samples } from "./decoder.js";

/** What the WebAssembly decoders (wasm-audio-decoders) have in common. */
interface LibraryDecoder {
  readonly ready: Promise<void>;
  decode(bytes: Uint8Array): Decoded | Promise<Decoded>;
  flush?(): Promise<Decoded>;
}

interface Decoded {
  readonly channelData: Float32Array[];
  readonly samplesDecoded: number;
  readonly sampleRate: number;
  readonly errors: readonly { readonly message: string }[];
}

/** Such a decoder as ours: what it complains about is damage. */
export async function libraryDecoding(
  decoder: LibraryDecoder,
  channels: (decoded: Float32Array[]) => Float32Array[],
): Promise<Decoding> {
  await decoder.ready;
  const told = ({ channelData, samplesDecoded, sampleRate, errors }: Decoded): Samples => {
    const [error] = errors;
    if (error !== undefined) throw damaged(`the decoder says: ${error.message}.`);
    return samplesDecoded === 0 ? nothing : { rate: sampleRate, channels: channels(channelData) };
  };
  return {
    decode: async (bytes) => told(await decoder.decode(bytes)),
    finish: async () => (decoder.flush === undefined ? nothing : told(await decoder.flush())),
  };
}
