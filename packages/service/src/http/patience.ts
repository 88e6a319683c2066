import type { FastifyReply, FastifyRequest } from "fastify";
import { SegueError } from "../errors.js";

/** From now on the rest of a request's body must come in time. */
export type Patience = (request: FastifyRequest, reply: FastifyReply) => void;

/**
 * Ends requests whose bodies are not there after `seconds`: a caller that sends a byte now and then would hold a connection for ever.
 * `tell` answers them; where an answer was given already, the connection is closed.
 */
export function createPatience(
  seconds: number,
  tell: (thrown: unknown, request: FastifyRequest, reply: FastifyReply) => unknown,
): Patience {
  return (request, reply) => {
    const { raw } = request;
    const { "content-length": length = "0", "transfer-encoding": coding } = raw.headers;
    if (coding === undefined && Number(length) === 0) return;
    const timer = setTimeout(() => {
      if (raw.complete) return;
      if (reply.sent) return void raw.destroy();
      reply.raw.once("finish", () => raw.destroy());
      reply.header("connection", "close");
      tell(new SegueError("request-timeout", `The body was not there within ${seconds} seconds.`), request, reply);
    }, seconds * 1000);
    timer.unref();
    raw.once("close", () => clearTimeout(timer));
  };
}
