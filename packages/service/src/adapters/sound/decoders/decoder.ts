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
  /** The length that is written in a file is that of its samples; or of those that are stored, some of which are not played. Otherwise it is an estimate. */
  readonly length?: "exact" | "stored";
  /** Begins to decode a file. */
  open(file: EncodedFile): Promise<Decoding>;
}

/** A file that is to be decoded. */
export interface EncodedFile {
  /** How many channels are written about, where they are. */
  readonly channels?: number | undefined;
  /** Where its sound begins, behind tags: from there on all bytes are given to the decoding. */
  readonly from: number;
  /** Bytes of it. */
  readonly size: number;
  /** So many bytes at a place, fewer at its end: for what is not told in order. */
  read(at: number, length: number): Promise<Buffer>;
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

/** What is longer is not looked at: its samples would not fit into the memory that there is for one file. */
export const LONGEST_SECONDS = 3600;
export const MOST_CHANNELS = 8;

export const nothing: Samples = { rate: 0, channels: [] };

/** What was decoded at one rate piece by piece, an array a channel each. */
export function joined(rate: number, pieces: readonly (readonly Float32Array[])[]): Samples {
  const [first] = pieces;
  if (first === undefined) return nothing;
  if (pieces.some((channels) => channels.length !== first.length)) throw damaged("its channels change in the middle.");
  const length = pieces.reduce((sum, [channel]) => sum + channel!.length, 0);
  const channels = first.map(() => new Float32Array(length));
  let at = 0;
  for (const piece of pieces) {
    for (const [c, samples] of piece.entries()) channels[c]!.set(samples, at);
    at += piece[0]!.length;
  }
  return { rate, channels };
}

export const damaged = (sentence: string) => new SoundFileError("damaged", sentence);

/** Whether bytes hold a text at a place. */
export const holds = (bytes: Uint8Array, text: string, at = 0): boolean =>
  bytes.length >= at + text.length && [...text].every((letter, i) => bytes[at + i] === letter.charCodeAt(0));
