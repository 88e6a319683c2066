/** A memory that threads share. */
export interface SharedMemory {
  readonly buffer: ArrayBufferLike;
  /** Adds pages at its end. */
  grow(pages: number): number;
}

/** A function of the module: addresses and numbers in, results in the memory. */
export type Kernel = (...args: number[]) => void;

interface WebAssemblyApi {
  readonly Memory: new (pages: { readonly initial: number; readonly maximum: number; readonly shared: true }) => SharedMemory;
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (
    module: object,
    imports: { readonly env: { readonly memory: SharedMemory; abort(): never } },
  ) => { readonly exports: Readonly<Record<string, Kernel>> };
}

// Node has it; the types for it come with those of browsers only.
export const { Memory, Module, Instance } = (globalThis as unknown as { readonly WebAssembly: WebAssemblyApi }).WebAssembly;
