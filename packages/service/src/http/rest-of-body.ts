import type { FastifyRequest } from "fastify";

/** How long the rest of a body is waited for at most, in milliseconds. */
export const LINGER = 1000;

/**
 * Lets what is still coming of a request that needs no more of it come, for a second or half of the seconds that a body may take, before it is answered: a connection that is closed while the
 * caller still sends is broken by TCP, and the answer can be lost with it.
 */
export async function swallowRest({ raw }: FastifyRequest, patience: number): Promise<void> {
  if (raw.complete || raw.destroyed) return;
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, Math.min(LINGER, 500 * patience));
    raw.once("end", resolve).once("close", () => {
      clearTimeout(timer);
      resolve();
    });
    raw.resume();
  });
}
