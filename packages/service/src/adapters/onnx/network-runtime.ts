import type { Runtime } from "@segue/autograd";

/** More threads would sum up the products of usual networks in another order, and models would depend on the machine. */
const MOST_THREADS = 2;

/**
 * onnxruntime in this process, for networks that were trained here: they are graphs of our own making, and small. It is loaded when the first is opened, since it
 * takes 60 MB. A network that came from elsewhere runs in a process of its own instead.
 */
export function networkRuntime(threads: number): Runtime {
  let loaded: Promise<Runtime> | undefined;
  const load = async () => {
    const { onnxruntime } = await import("@segue/autograd/runtime");
    return onnxruntime({ threads: Math.min(threads, MOST_THREADS) });
  };
  return {
    async open(model, options) {
      loaded ??= load();
      return (await loaded).open(model, options);
    },
  };
}
