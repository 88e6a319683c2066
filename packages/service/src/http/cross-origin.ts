import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { SegueError } from "../errors.js";
import type { Services } from "../services.js";
import type { Caller, Route } from "./route.js";

/** How long a browser may remember a preflight's answer, in seconds. */
const REMEMBERED = 600;

/** Answers a browser that asks whether a page of another site may call this route. Which key it will send is not known yet. */
export function answerPreflights(server: FastifyInstance, { url, method }: Route, { store, clock }: Services): void {
  server.options(url, { schema: { hide: true } }, async ({ headers }, reply) => {
    const { origin } = headers;
    if (origin !== undefined && (await store.keys.allowsOrigin(origin, clock.now()))) {
      allow(reply, origin);
      reply.header("access-control-allow-methods", method);
      reply.header("access-control-allow-headers", "authorization, content-type, idempotency-key");
      reply.header("access-control-max-age", REMEMBERED);
    }
    return reply.code(204).send();
  });
}

/** Lets a page read the answer where its key allows its origin; refuses it where it does not. */
export function answerOrigin({ headers }: FastifyRequest, reply: FastifyReply, { key }: Caller): void {
  const { origin } = headers;
  if (origin === undefined || key?.kind !== "publishable") return;
  if (!key.origins.includes(origin))
    throw new SegueError("forbidden", `The key may not be used by pages of ${JSON.stringify(origin).slice(0, 200)}.`, {
      hint: "Make one with: segue keys create --publishable --origins ORIGIN",
    });
  allow(reply, origin);
}

function allow(reply: FastifyReply, origin: string): void {
  reply.header("access-control-allow-origin", origin);
  reply.header("vary", "Origin");
}
