import type { Inference } from "../../ports/inference.js";
import { openNetwork } from "./network.js";
import { type NetworkProcess, startNetworkProcess } from "./network-process.js";

/** After so long without a question a network's process ends, in milliseconds; the next question starts it again. */
const IDLE = 5 * 60_000;

/** Networks by onnxruntime on the CPU, each in a process of its own. */
export function onnxInference({ threads, idle = IDLE }: { readonly threads: number; readonly idle?: number }): Inference {
  const running = new Set<NetworkProcess>();
  const start = (memory: number) => {
    const started = startNetworkProcess(memory);
    running.add(started);
    started.ended.then(() => running.delete(started));
    return started;
  };
  return {
    open: (graph, limits) => openNetwork(graph, { ...limits, start, threads, idle }),
    async close() {
      for (const each of running) each.kill();
      await Promise.all([...running].map(({ ended }) => ended));
    },
  };
}
