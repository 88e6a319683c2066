import { createHash } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { FastifyReply, FastifyRequest } from "fastify";
import { SegueError } from "../errors.js";
import type { Attempt } from "../ports/idempotency.js";
import type { Services } from "../services.js";
import type { Caller, Route } from "./route.js";

/** The header under which a client names a write. */
export const IDEMPOTENCY_KEY = "idempotency-key";

/** How long a key is remembered, in milliseconds. */
const REMEMBERED = 86_400_000;
/** How long a process is believed to be carrying out a write. */
const LEASE = 60_000;
/** How long somebody waits for the answer to the same write that is being carried out, and how often they look. */
const PATIENCE = 10_000;
const LOOK = 25;

/** Carries out a write; what it makes is named by the seed. */
export type Work = (seed?: string) => Promise<unknown>;

/** Whether a route may be sent an idempotency key: it changes something, and its body is read before it is carried out. */
export const takesKey = ({ method, body, asks }: Pick<Route, "method" | "body" | "asks">) =>
  method !== "GET" && body !== "stream" && asks !== true;

/**
 * Carries out a write that came under an idempotency key once, however often and wherever it is sent, and answers every time
 * the same. Only success is kept as an answer: a write that failed may be sent again under its key.
 */
export async function once(
  request: FastifyRequest,
  reply: FastifyReply,
  route: Pick<Route, "answer" | "secret">,
  caller: Caller,
  { store, clock }: Pick<Services, "store" | "clock">,
  work: Work,
): Promise<unknown> {
  const sent = request.headers[IDEMPOTENCY_KEY];
  if (sent === undefined) return work();
  const { workspace } = caller;
  const key = sha256([caller.key?.id ?? "local", sent]);
  const fingerprint = sha256([request.method, request.url, request.body ?? null]);
  const begin = () => store.idempotency.begin(workspace, key, fingerprint, clock.now(), clock.now() + LEASE);
  await store.idempotency.forget(clock.now() - REMEMBERED);

  const attempt = await begunOrAnswered(begin, fingerprint);
  if (attempt.fingerprint !== fingerprint)
    throw new SegueError("idempotency-mismatch", "This key named another request: its method, address or body was different.");
  if (attempt.answer !== undefined) return replay(reply, attempt.answer);
  if (attempt.state === "running") throw new SegueError("still-running", "The same request is still being carried out.");
  const body = await work(attempt.seed).catch(async (thrown: unknown) => {
    await store.idempotency.release(workspace, key);
    throw thrown;
  });
  await store.idempotency.answer(workspace, key, route.answer.status, route.secret ? null : JSON.stringify(body));
  return body;
}

/** Waits a while for the answer where somebody else carries out the same write. */
async function begunOrAnswered(begin: () => Promise<Attempt>, fingerprint: string): Promise<Attempt> {
  for (const until = performance.now() + PATIENCE; ; await sleep(LOOK)) {
    const attempt = await begin();
    if (attempt.state !== "running" || attempt.fingerprint !== fingerprint || performance.now() > until) return attempt;
  }
}

function replay(reply: FastifyReply, { status, body }: NonNullable<Attempt["answer"]>): unknown {
  if (body === null)
    throw new SegueError("answered-once", "This was carried out before, and its answer holds a secret that is shown only once.");
  reply.code(status).header("idempotency-replayed", "true");
  return JSON.parse(body);
}

const sha256 = (content: unknown) => createHash("sha256").update(JSON.stringify(content)).digest("hex");
