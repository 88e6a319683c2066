import type { Runtime, Session } from "@segue/autograd";
import type { Config } from "../../config.js";
import { SegueError } from "../../errors.js";

/** More threads would sum up the products of usual networks in another order, and models would depend on the machine. */
const MOST_THREADS = 2;

/** Where networks compute, the first that an operator is there for. */
const PROVIDERS = { cpu: ["cpu"], cuda: ["cuda", "cpu"] } as const;

/**
 * onnxruntime in this process, for networks that were trained here: they are graphs of our own making, and small. It is loaded when the first is opened, since it
 * takes 60 MB. A network that came from elsewhere runs in a process of its own instead. Where the device is not there, opening rejects with `no-device`.
 */
export function networkRuntime({ threads, device }: Pick<Config, "threads" | "device">): Runtime {
  let loaded: Promise<Runtime> | undefined;
  const load = async () => {
    const { onnxruntime } = await import("@segue/autograd/runtime");
    return onnxruntime({ threads: Math.min(threads, MOST_THREADS), providers: PROVIDERS[device] });
  };
  return {
    async open(model, options): Promise<Session> {
      loaded ??= load();
      const runtime = await loaded;
      return runtime.open(model, options).catch((thrown: unknown) => {
        throw device !== "cpu" && isOfProvider(thrown)
          ? new SegueError("no-device", `Networks are to compute on ${device}, which onnxruntime cannot: ${thrown.message}.`)
          : thrown;
      });
    },
  };
}

/** Whether a device could not be taken into use, as onnxruntime says it; its messages have no codes. */
const isOfProvider = (thrown: unknown): thrown is Error =>
  thrown instanceof Error && /ExecutionProvider|backend not found|CUDA/i.test(thrown.message);
