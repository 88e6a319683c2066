import type { FastifyReply, FastifyRequest } from "fastify";
import type { Static, TSchema } from "typebox";
import type { Analyzers } from "../analyzing/analyzers.js";
import type { AuditTrail } from "../audit/trail.js";
import type { AnswerMeter } from "../deployments/meter.js";
import type { JobQueue } from "../jobs/queue.js";
import type { Evidence } from "../listeners/evidence/evidence.js";
import type { LiveListening } from "../listeners/live-listening.js";
import type { MapsInMemory } from "../maps/maps-in-memory.js";
import type { SoundAlike } from "../maps/sound-alike.js";
import type { RanksInMemory } from "../maps/track-ranks.js";
import type { KeyRecord, Scope } from "../ports/keys.js";
import type { ModelRegistry } from "../registry/models.js";
import type { Services } from "../services.js";
import type { Metrics } from "../telemetry/metrics.js";
import type { UsageMeter } from "../telemetry/usage.js";

/** What a route's handler may use besides its request. */
export interface RouteContext {
  readonly services: Services;
  readonly jobs: JobQueue;
  readonly models: ModelRegistry;
  readonly listening: LiveListening;
  readonly evidence: Evidence;
  readonly meter: AnswerMeter;
  readonly analyzers: Analyzers;
  readonly maps: MapsInMemory;
  readonly sounds: SoundAlike;
  readonly ranks: RanksInMemory;
  readonly metrics: Metrics;
  readonly audit: AuditTrail;
  readonly usage: UsageMeter;
  /** Set off when the service is about to stop: answers that never end by themselves end then. */
  readonly closing: AbortSignal;
}

/** Who asks. */
export interface Caller {
  readonly workspace: string;
  readonly scopes: readonly Scope[];
  /** The key that was sent; undefined for somebody on this machine, and where none is needed. */
  readonly key?: KeyRecord;
  /** May look after the whole service: an admin of the main workspace. */
  readonly operator: boolean;
}

interface Schemas {
  readonly params?: TSchema;
  readonly query?: TSchema;
  readonly body?: TSchema;
}

type Parsed<S extends TSchema | undefined> = S extends TSchema ? Static<S> : undefined;

/** A request whose parts were checked against the route's schemas. */
export interface RouteRequest<S extends Schemas> {
  readonly params: Parsed<S["params"]>;
  readonly query: Parsed<S["query"]>;
  readonly body: Parsed<S["body"]>;
  readonly caller: Caller;
  readonly workspace: string;
  /** Where the request came under an idempotency key: names what it makes, so that it is made once even across a crash. */
  readonly seed?: string;
  readonly raw: FastifyRequest;
  readonly reply: FastifyReply;
}

/** One route of the API: what it needs, takes and gives. A file below `routes/` exports one as its default. */
export interface Route<S extends Schemas = Schemas> {
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** Below the server's root, parameters as `:name`. */
  readonly url: string;
  /** The name by which generated clients call it. */
  readonly operation: string;
  readonly tag: string;
  readonly summary: string;
  /** Scope that a key needs; `public` routes need no key. */
  readonly scope: Scope | "public";
  readonly schemas: S;
  /** The listeners that a request is about: a key that is bound to one may ask for that one only. Without it no bound key may ask. */
  about?(request: Pick<RouteRequest<S>, "params" | "query" | "body">): readonly string[];
  /** How the audit log tells of it, where that differs: changes are written down, what only reads is not. */
  readonly audit?: Audited<S>;
  /** What the answer counts for in the usage: `answer` for recommendations, `events` for events that were taken. */
  readonly counts?: "answer" | "events";
  /** Pages of other sites may call it from a browser, where their key allows it. */
  readonly crossOrigin?: true;
  /** The answer when all is well: status and schema; `stream` for one that is not JSON. */
  readonly answer: { readonly status: 200 | 201 | 202; readonly schema: TSchema | "stream" };
  /** It changes nothing, whatever its method: sent again it is simply answered again, and no answer is kept. */
  readonly asks?: true;
  /** The answer holds a secret that is shown once: it is kept nowhere. */
  readonly secret?: true;
  /** `stream`: the body is left unread in `raw.raw`. */
  readonly body?: "stream";
  handle(request: RouteRequest<S>, context: RouteContext): Promise<unknown>;
}

/** How the audit log tells of a route. */
export interface Audited<S extends Schemas = Schemas> {
  /** `written`: a row for each request; `counted`: one for many; `nothing`: none. */
  readonly how?: "written" | "counted" | "nothing";
  /** The listener whom a request is about, where the address does not say so. */
  listener?(request: Pick<RouteRequest<S>, "params" | "query" | "body">): string | undefined;
}

/** Declares a route; the types of its request follow from the schemas. */
export function defineRoute<const S extends Schemas>(route: Route<S>): Route<S> {
  return route;
}
