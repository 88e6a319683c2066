import { MODULE } from "../module.gen.js";
import { Instance, type Kernel, Module, type SharedMemory } from "./web-assembly.js";

/** A kernel of the WebAssembly module and what it is given; `thread` stands for the number of the thread that runs it. */
export interface Call {
  readonly kernel: string;
  readonly args: readonly (number | "thread")[];
}

/** The kernels, computing in one memory. */
export type Kernels = Readonly<Record<string, Kernel>>;

let compiled: object | undefined;

/** The kernels in that memory, for the thread that asks. */
export function enter(memory: SharedMemory): Kernels {
  compiled ??= new Module(Buffer.from(MODULE, "base64"));
  const abort = () => {
    throw new Error("a kernel failed");
  };
  return new Instance(compiled, { env: { memory, abort } }).exports;
}

export function run(kernels: Kernels, calls: readonly Call[], thread: number): void {
  for (const { kernel, args } of calls) {
    const found = kernels[kernel];
    if (found === undefined) throw new Error(`there is no kernel ${kernel}`);
    found(...args.map((arg) => (arg === "thread" ? thread : arg)));
  }
}
