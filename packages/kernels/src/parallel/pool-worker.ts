import { parentPort } from "node:worker_threads";
import { MODULE } from "../module.gen.js";
import type { Call, Task } from "./pool.js";
import { Instance, type Kernel, Module, type SharedMemory } from "./web-assembly.js";

// A thread of a pool: for each task it enters the memory that it is sent, runs the calls in their order, and says that it is done.

const compiled = new Module(Buffer.from(MODULE, "base64"));

parentPort?.on("message", ({ memory, calls, thread }: Task) => {
  try {
    const kernels = enter(memory);
    for (const call of calls) run(kernels, call, thread);
    parentPort?.postMessage({});
  } catch (thrown) {
    parentPort?.postMessage({ error: String(thrown) });
  }
});

function enter(memory: SharedMemory): Readonly<Record<string, Kernel>> {
  const abort = () => {
    throw new Error("a kernel failed");
  };
  return new Instance(compiled, { env: { memory, abort } }).exports;
}

function run(kernels: Readonly<Record<string, Kernel>>, { kernel, args }: Call, thread: number): void {
  const found = kernels[kernel];
  if (found === undefined) throw new Error(`there is no kernel ${kernel}`);
  found(...args.map((arg) => (arg === "thread" ? thread : arg)));
}
