import { damaged } from "../decoder.js";

/** Bytes behind the last one that are looked at and never taken. */
const MARGIN = 4;

/** Bits of a frame, the highest of a byte first. Throws where more are taken than there are. */
export class Bits {
  readonly #bytes: Uint8Array;
  readonly #end: number;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = new Uint8Array(bytes.length + MARGIN);
    this.#bytes.set(bytes);
    this.#end = 8 * bytes.length;
  }

  /** How many are left. */
  get left(): number {
    return this.#end - this.#at;
  }

  /** The next bits as a number, which are not taken; up to 24, zeros behind the end. */
  peek(count: number): number {
    const byte = this.#at >>> 3;
    const bytes = this.#bytes;
    const word = (bytes[byte]! << 24) | (bytes[byte + 1]! << 16) | (bytes[byte + 2]! << 8) | bytes[byte + 3]!;
    return (word << (this.#at & 7)) >>> (32 - count);
  }

  skip(count: number): void {
    this.#at += count;
    if (this.#at > this.#end) throw damaged("a frame of it ends too early.");
  }

  /** The next bits as a number: from 1 to 24. */
  take(count: number): number {
    const value = this.peek(count);
    this.skip(count);
    return value;
  }

  flag(): boolean {
    return this.take(1) === 1;
  }

  /** Goes on to where the next byte begins. */
  align(): void {
    this.#at = (this.#at + 7) & ~7;
  }
}
