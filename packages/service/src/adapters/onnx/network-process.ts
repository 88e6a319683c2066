import { InferenceError } from "../../ports/inference.js";
import { ConfinedError, startConfined } from "../confined/process.js";
import type { Question, Reply } from "./messages.js";

/** A process that holds one network. */
export interface NetworkProcess {
  /** False once it has ended. */
  readonly alive: boolean;
  /** Resolves once it has ended; it never rejects. */
  readonly ended: Promise<unknown>;
  /** Rejects with an {@link InferenceError}; where the answer takes longer than `seconds` the process is ended. */
  ask(question: Question, seconds: number): Promise<Exclude<Reply, { is: "error" }>>;
  kill(): void;
}

export function startNetworkProcess(memory: number): NetworkProcess {
  const confined = startConfined<Question, Reply>("network", memory);
  return {
    get alive() {
      return confined.alive;
    },
    ended: confined.ended,
    kill: confined.kill,
    async ask(question, seconds) {
      const reply = await confined.ask(question, seconds).catch((thrown: unknown) => {
        throw thrown instanceof ConfinedError ? new InferenceError(thrown.failure, thrown.message) : thrown;
      });
      if (reply.is === "error") throw new InferenceError(reply.failure, reply.sentence);
      return reply;
    },
  };
}
