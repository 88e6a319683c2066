import { SoundFileError } from "../../../ports/sound-files.js";

/** A format by which sound is stored. */
export interface Format {
  /** As {@link SoundFormat} names it. */
  readonly name: string;
  /** Its media type. */
  readonly type: string;
  /** Whether a file begins like this format; a tag before the sound (ID3) is not among the bytes. */
  fits(head: Uint8Array): boolean;
}

/** Decodes one format. */
export interface Decoder extends Format {
  /** The length that is written in a file is that of its samples, not an estimate. */
  readonly exact?: true;
  /** Begins to decode a file; `channels` is what is written about it, where that is known. */
  open(written: { readonly channels?: number | undefined }): Promise<Decoding>;
}

/** A file on its way through a decoder. Both throw a {@link SoundFileError} for what is damaged. */
export interface Decoding {
  decode(bytes: Uint8Array): Promise<Samples>;
  /** What is still within it, once all bytes were given. */
  finish(): Promise<Samples>;
}

/** Decoded sound: an array of the same length a channel, from −1 to 1. */
export interface Samples {
  /** Hz; 0 where nothing has been decoded yet. */
  readonly rate: number;
  readonly channels: readonly Float32Array[];
}

export const nothing: Samples = { rate: 0, channels: [] };

export const damaged = (sentence: string) => new SoundFileError("damaged", sentence);

/** Whether bytes hold a text at a place. */
export const holds = (bytes: Uint8Array, text: string, at = 0): boolean =>
  bytes.length >= at + text.length && [...text].every((letter, i) => bytes[at + i] === letter.charCodeAt(0));
