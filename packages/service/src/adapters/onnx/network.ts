import { InferenceError, type Network, type NetworkLimits, type Signature } from "../../ports/inference.js";
import type { Question, Reply } from "./messages.js";
import type { NetworkProcess } from "./network-process.js";

/** Failures after which there is no process any more. */
const ENDING = ["slow", "memory", "died"];
/** So many in a row, and it is left alone for a while: a network that always hangs must not keep a core busy for ever. */
const ENDS_IN_A_ROW = 3;
/** For how long, in milliseconds. */
const REST = 30_000;

export interface NetworkOptions extends NetworkLimits {
  start(memory: number): NetworkProcess;
  readonly threads: number;
  /** After so long without a question its process ends, in milliseconds. */
  readonly idle: number;
}

type Run = Extract<Question, { ask: "run" }>;
type Computed = Extract<Reply, { is: "computed" }>;

interface Waiting {
  readonly work: (loaded: Loaded) => Promise<unknown>;
  resolve(answer: unknown): void;
  reject(thrown: unknown): void;
}

interface Loaded {
  readonly process: NetworkProcess;
  readonly signature: Signature;
}

/** A network in a process that is started when it is needed, and again after it has ended. */
export function openNetwork(graph: () => Promise<Uint8Array>, options: NetworkOptions): Network {
  const waiting: Waiting[] = [];
  /** Whether it is loaded already, or about to be. */
  let started: NetworkProcess | undefined;
  let loaded: Loaded | undefined;
  let closes = 0;
  let busy = false;
  let endsInARow = 0;
  let restUntil = 0;
  let idleTimer: NodeJS.Timeout | undefined;

  const load = async (): Promise<Loaded> => {
    if (loaded?.process.alive) return loaded;
    const rest = restUntil - performance.now();
    if (rest > 0) throw new InferenceError("resting", `it has failed ${ENDS_IN_A_ROW} times in a row, and rests.`);
    const before = closes;
    const bytes = await graph();
    if (closes > before) throw closed();
    const process = options.start(options.memory);
    started = process;
    try {
      const reply = await process.ask({ ask: "load", graph: bytes, threads: options.threads }, options.load);
      loaded = { process, signature: (reply as Extract<Reply, { is: "loaded" }>).signature };
      return loaded;
    } catch (thrown) {
      process.kill();
      throw thrown;
    }
  };
  /** Whoever waits behind a failure that ended the process would only wait for the next one. */
  const giveUp = (failure: InferenceError) => {
    endsInARow++;
    if (endsInARow >= ENDS_IN_A_ROW) restUntil = performance.now() + REST;
    for (const { reject } of waiting.splice(0)) reject(failure);
  };
  const workOff = async () => {
    if (busy) return;
    busy = true;
    clearTimeout(idleTimer);
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const before = closes;
      try {
        next.resolve(await next.work(await load()));
        endsInARow = 0;
      } catch (thrown) {
        const failure = closes > before ? closed() : thrown;
        next.reject(failure);
        if (failure === thrown && thrown instanceof InferenceError && ENDING.includes(thrown.failure)) giveUp(thrown);
      }
    }
    busy = false;
    idleTimer = setTimeout(stop, options.idle).unref();
  };
  const inTurn = <T>(work: (loaded: Loaded) => Promise<T>): Promise<T> =>
    new Promise<T>((resolve, reject) => {
      // Only what its own work gives comes back to it.
      waiting.push({ work, resolve: resolve as Waiting["resolve"], reject });
      workOff();
    });
  const stop = () => {
    clearTimeout(idleTimer);
    started?.kill();
    started = undefined;
    loaded = undefined;
  };

  return {
    signature: () => inTurn(async ({ signature }) => signature),
    run: (inputs, outputs, seconds) =>
      inTurn(async ({ process }) => {
        const question: Run = { ask: "run", inputs, outputs };
        return (await process.ask(question, seconds)) as Computed;
      }),
    close() {
      closes++;
      for (const { reject } of waiting.splice(0)) reject(closed());
      stop();
    },
  };
}

const closed = () => new InferenceError("closed", "it was closed meanwhile.");
