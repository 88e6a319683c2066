import { damaged } from "../decoder.js";

/** The numbers of a box in turn. Throws where it ends too early. */
export class Numbers {
  readonly #bytes: Buffer;
  #at: number;

  constructor(bytes: Buffer, from = 0) {
    this.#bytes = bytes;
    this.#at = from;
  }

  /** A whole number of so many bytes, the highest first. */
  take(width: 1 | 2 | 3 | 4 | 8): number {
    const at = this.#at;
    this.skip(width);
    return width === 8 ? Number(this.#bytes.readBigUInt64BE(at)) : this.#bytes.readUIntBE(at, width);
  }

  skip(bytes: number): void {
    this.#at += bytes;
    if (this.#at > this.#bytes.length) throw damaged("a box of it ends too early.");
  }

  /** How many there are, of `width` bytes each, which must be there. */
  takeCount(width: number): number {
    const count = this.take(4);
    if (count * width > this.#bytes.length - this.#at) throw damaged("a box of it ends too early.");
    return count;
  }

  /** The rest of the bytes. */
  rest(): Buffer {
    return this.#bytes.subarray(this.#at);
  }
}
