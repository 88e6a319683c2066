import type { FastifyReply, FastifyRequest } from "fastify";
import type { Config } from "../config.js";
import { SegueError } from "../errors.js";
import type { Caller } from "./route.js";

const MINUTE = 60_000;
/** Callers that are remembered; beyond it those who have not asked for a minute are forgotten. */
const REMEMBERED = 10_000;

/** Keeps one caller from taking what is there for all. Counted in each process by itself. */
export interface Limits {
  /** A request comes in; throws `service-busy` where too many are being answered. */
  enter(request: FastifyRequest, reply: FastifyReply): void;
  /** It is not known who asks; throws `too-many-requests` where that happens too often. Who has a valid key is never kept out by others. */
  refuse(request: FastifyRequest, reply: FastifyReply): void;
  /** It is known who asks; throws `too-many-requests`. */
  admit(request: FastifyRequest, reply: FastifyReply, caller: Caller): void;
}

export function createLimits({ rate, refusals, concurrency }: Pick<Config, "rate" | "refusals" | "concurrency">): Limits {
  const callers = createBuckets();
  const strangers = createBuckets();
  let open = 0;
  return {
    enter(_, reply) {
      if (open >= concurrency)
        throw new SegueError("service-busy", `${concurrency} requests are being answered, and no more are taken at once.`);
      open++;
      reply.raw.once("close", () => {
        open--;
      });
    },
    refuse({ ip }, reply) {
      const bucket = strangers.take(ip, refusals);
      if (!bucket.granted) throw tooMany(reply, bucket, "requests without a valid key from this address");
    },
    admit(_, reply, { key }) {
      // Whoever sits at the machine need not share it.
      if (key === undefined) return;
      const limit = key.rate ?? rate;
      const bucket = callers.take(key.id, limit);
      reply.header("x-ratelimit-limit", limit);
      reply.header("x-ratelimit-remaining", Math.floor(bucket.left));
      reply.header("x-ratelimit-reset", Math.ceil(bucket.full));
      if (!bucket.granted) throw tooMany(reply, bucket, "requests with this key");
    },
  };
}

function tooMany(reply: FastifyReply, { next }: Bucket, what: string): SegueError {
  reply.header("retry-after", Math.max(1, Math.ceil(next)));
  return new SegueError("too-many-requests", `There were too many ${what} within a minute.`);
}

/** How much somebody may still ask, and in how many seconds there will be one more, and all of it again. */
interface Bucket {
  readonly granted: boolean;
  readonly left: number;
  readonly next: number;
  readonly full: number;
}

/** Token buckets: `limit` at once, and as many again in a minute, evenly. */
function createBuckets() {
  const buckets = new Map<string, { tokens: number; at: number }>();
  const filled = (who: string, limit: number, now: number) => {
    const bucket = buckets.get(who) ?? { tokens: limit, at: now };
    return Math.min(limit, bucket.tokens + ((now - bucket.at) * limit) / MINUTE);
  };
  const told = (granted: boolean, tokens: number, limit: number): Bucket => {
    const perSecond = limit / 60;
    return { granted, left: tokens, next: Math.max(0, 1 - tokens) / perSecond, full: (limit - tokens) / perSecond };
  };
  const forget = (now: number) => {
    for (const [who, { at }] of buckets) if (now - at > MINUTE) buckets.delete(who);
  };
  return {
    take(who: string, limit: number): Bucket {
      const now = performance.now();
      const tokens = filled(who, limit, now);
      const granted = tokens >= 1;
      // What is refused costs nothing: who keeps asking is let in again all the same.
      const left = granted ? tokens - 1 : tokens;
      buckets.set(who, { tokens: left, at: now });
      if (buckets.size > REMEMBERED) forget(now);
      return told(granted, left, limit);
    },
  };
}
