import type { FastifyReply, FastifyRequest } from "fastify";
import type { UsageMeter } from "../telemetry/usage.js";
import { identified } from "./authenticate.js";
import type { Route } from "./route.js";

/** What is known of the use that a request makes, before it is answered. */
interface Begun {
  /** Bytes that its connection had sent by then. */
  readonly sent: number;
  readonly model: string;
  readonly answers: number;
  readonly events: number;
}

/** Counts each request for whoever sent it; those of whom nobody knows who they are count for nobody. */
export function usageCounter(meter: UsageMeter) {
  const begun = new WeakMap<FastifyRequest, Begun>();
  return {
    began(request: FastifyRequest): void {
      begun.set(request, { sent: request.raw.socket.bytesWritten, model: "", answers: 0, events: 0 });
    },
    served(request: FastifyRequest, { counts }: Route, result: unknown): void {
      const before = begun.get(request);
      if (before === undefined || counts === undefined) return;
      const { model, version, accepted } = Object(result) as { model?: string; version?: number; accepted?: number };
      const told = counts === "answer" ? { model: `${model}@${version}`, answers: 1 } : { events: accepted ?? 0 };
      begun.set(request, { ...before, ...told });
    },
    ended(request: FastifyRequest, { elapsedTime, statusCode: status }: FastifyReply): void {
      const caller = identified(request);
      const before = begun.get(request);
      if (caller === undefined || before === undefined) return;
      const { sent, ...told } = before;
      const bytesOut = Math.max(0, request.raw.socket.bytesWritten - sent);
      const who = { workspace: caller.workspace, key: caller.key?.id ?? "" };
      meter.count({ ...who, ...told, status, seconds: elapsedTime / 1000, bytesOut });
    },
  };
}
