import { Memory, type SharedMemory } from "./web-assembly.js";

/** Bytes of a page of WebAssembly memory, and the most pages there can be (4 GiB). */
const PAGE = 65_536;
const MOST_PAGES = 65_536;
/** Where the first array lies; address 0 stands for none. */
const FIRST = 1024;
/** Bytes of a cache line: two threads never write to one line for two arrays. */
const LINE = 64;

type Numbers = Int32Array | Uint32Array | Float32Array;

/** One memory that several threads compute in: arrays are placed one after the other, and go in the opposite order or with it as a whole. */
export interface Arena {
  readonly memory: SharedMemory;
  /** The address of room for that many bytes, filled with 0. The memory grows where there is none left. */
  room(bytes: number): number;
  /** The same, but filled with anything. */
  scratch(bytes: number): number;
  /** Where it is filled to, for `release`, which makes everything that was placed since then go; everything with 0. */
  mark(): number;
  release(mark: number): void;
  /** The address of a copy. */
  put(array: Numbers): number;
  /** The address of a copy of a matrix (row-major) whose rows are filled with 0 up to `stride` numbers. */
  putRows(data: Float32Array, columns: number, stride: number): number;
  floats(address: number, length: number): Float32Array;
  ints(address: number, length: number): Int32Array;
  /** Copies the first `columns` numbers of each row that {@link putRows} placed into `data`. */
  takeRows(address: number, data: Float32Array, columns: number, stride: number): void;
}

/** An arena that begins with `bytes` in all. Throws a RangeError above 4 GiB, here or later: that is what 32-bit addresses reach. */
export function createArena(bytes: number, arrays = 64): Arena {
  const memory = new Memory({ initial: pagesFor(FIRST + bytes + arrays * LINE), maximum: MOST_PAGES, shared: true });
  let top = FIRST;
  let highest = FIRST;
  const scratch = (size: number) => {
    const address = top;
    const end = address + Math.ceil(size / LINE) * LINE;
    const missing = pagesFor(end) - memory.buffer.byteLength / PAGE;
    if (missing > 0) memory.grow(missing);
    top = end;
    highest = Math.max(highest, end);
    return address;
  };
  const room = (size: number) => {
    const before = highest;
    const address = scratch(size);
    if (address < before) new Uint8Array(memory.buffer).fill(0, address, Math.min(top, before));
    return address;
  };
  const put = (array: Numbers) => {
    const address = scratch(array.byteLength);
    new Uint8Array(memory.buffer).set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), address);
    return address;
  };
  const floats = (address: number, length: number) => new Float32Array(memory.buffer, address, length);
  return {
    memory,
    room,
    scratch,
    mark: () => top,
    release(mark) {
      top = Math.max(FIRST, mark);
    },
    floats,
    ints: (address, length) => new Int32Array(memory.buffer, address, length),
    put,
    putRows(data, columns, stride) {
      const rows = columns === 0 ? 0 : data.length / columns;
      if (columns === stride) return put(data);
      const address = room(4 * rows * stride);
      const placed = floats(address, rows * stride);
      for (let r = 0; r < rows; r++) placed.set(data.subarray(r * columns, (r + 1) * columns), r * stride);
      return address;
    },
    takeRows(address, data, columns, stride) {
      const placed = floats(address, (data.length / Math.max(1, columns)) * stride);
      if (columns === stride) data.set(placed);
      else
        for (let at = 0, r = 0; at < data.length; at += columns, r++)
          data.set(placed.subarray(r * stride, r * stride + columns), at);
    },
  };
}

function pagesFor(bytes: number): number {
  const pages = Math.ceil(bytes / PAGE);
  if (pages > MOST_PAGES) throw new RangeError(`${bytes} bytes are more than a memory of 4 GiB holds`);
  return pages;
}
