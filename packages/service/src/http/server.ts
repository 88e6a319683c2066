import { randomUUID } from "node:crypto";
import swagger from "@fastify/swagger";
import swaggerUi from "@fastify/swagger-ui";
import { conform } from "@segue/engine";
import Fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from "fastify";
import { type TSchema, Type } from "typebox";
import { SegueError } from "../errors.js";
import { type Auditing, auditing } from "./auditing.js";
import { authenticate, identified } from "./authenticate.js";
import { type Console, serveConsole } from "./console.js";
import { answerOrigin, answerPreflights } from "./cross-origin.js";
import { checkHost, DOCS_POLICY } from "./headers.js";
import { readJsonBodies } from "./json-body.js";
import { createLimits, type Limits } from "./limits.js";
import { answerBroken, createListener } from "./listener.js";
import { loadRoutes } from "./load-routes.js";
import { IDEMPOTENCY_KEY, once, takesKey } from "./once.js";
import { optionalDefaults } from "./optional-defaults.js";
import { createPatience, type Patience } from "./patience.js";
import { fromFramework, problemOf, problemSchema } from "./problem.js";
import { swallowRest } from "./rest-of-body.js";
import type { Route, RouteContext } from "./route.js";
import { usageCounter } from "./usage-counter.js";

/** The HTTP server with all routes, not yet listening; with the console that was built in a folder, where one is named. */
export async function createServer(context: RouteContext, console?: string): Promise<FastifyInstance> {
  const { config, log } = context.services;
  const server: FastifyInstance = Fastify({
    serverFactory: (route) => createListener(route, config),
    clientErrorHandler: answerBroken,
    loggerInstance: log as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: config.bodyLimit,
    genReqId: () => randomUUID(),
    forceCloseConnections: "idle",
    return503OnClosing: false,
    routerOptions: { maxParamLength: 1024 },
    // Addresses that cannot be read, which no route and no hook gets to see.
    frameworkErrors: async (thrown, request, reply) => {
      await swallowRest(request, config.patience);
      return tell(thrown, request, reply.header("x-request-id", request.id));
    },
  });
  server.setValidatorCompiler(({ schema, httpPart }) => validator(schema as TSchema, httpPart !== "body"));
  server.setSerializerCompiler(() => JSON.stringify);
  // Forms of other sites send these without being asked whether they may; no route wants them.
  server.removeContentTypeParser("text/plain");
  readJsonBodies(server);
  server.addContentTypeParser("application/octet-stream", (_request, _payload, done) => done(null));
  await server.register(swagger, {
    openapi: { openapi: "3.1.0", info: INFO, tags: [], components: COMPONENTS },
    transform: ({ schema, url }) => ({ schema: optionalDefaults(schema as TSchema), url }),
  });
  await server.register(swaggerUi, { routePrefix: "/docs", staticCSP: DOCS_POLICY, uiConfig: { validatorUrl: null } });
  server.addHook("onResponse", async (request, { statusCode: status, elapsedTime }) => {
    const { id, method, routeOptions } = request;
    const told = { method, route: routeOptions.url ?? "unknown", status, seconds: elapsedTime / 1000 };
    context.metrics.answered({ ...told, workspace: identified(request)?.workspace ?? "" });
    log.debug({ ...told, requestId: id }, "answered");
  });
  const audit = auditing(context.audit);
  addErrorHandling(server, audit, config.patience, () => pages);
  const counter = usageCounter(context.usage);
  server.addHook("onRequest", async (request) => counter.began(request));
  server.addHook("onResponse", async (request, reply) => counter.ended(request, reply));
  const limits = createLimits(config);
  const awaitBody = createPatience(config.patience, tell);
  server.addHook("onRequest", async (request, reply) => {
    limits.enter(request, reply);
    checkHost(request);
    if (request.routeOptions.schema?.consumes === undefined) awaitBody(request, reply);
  });
  for (const route of loadRoutes()) {
    addRoute(server, route, context, { limits, awaitBody, audit, counter });
    if (route.crossOrigin) answerPreflights(server, route, context.services);
  }
  server.get("/openapi.json", { schema: { hide: true } }, () => server.swagger());
  const pages = console === undefined ? undefined : serveConsole(server, console);
  return server;
}

const INFO = {
  title: "Segue",
  // Of the API, as its addresses have it; which program answers is no stranger's business.
  version: "1",
  description:
    "Music models as a service. Times are RFC 3339; errors are problem documents (RFC 9457) with a stable `code` and a `hint`; " +
    "lists are `{items, next}` and take `limit` and `cursor`.",
};
const COMPONENTS = {
  securitySchemes: { key: { type: "http", scheme: "bearer", description: "A key made with: segue keys create" } },
} as const;

const KEYED = Type.Object({
  [IDEMPOTENCY_KEY]: Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: 255,
      description: "Names this write: sent again within a day under the same key, it is answered as before and happens once",
    }),
  ),
});

/** What looks on while requests are served. */
interface Watchers {
  readonly limits: Limits;
  readonly awaitBody: Patience;
  readonly audit: Auditing;
  readonly counter: ReturnType<typeof usageCounter>;
}

function addRoute(
  server: FastifyInstance,
  route: Route,
  context: RouteContext,
  { limits, awaitBody, audit, counter }: Watchers,
): void {
  const { schemas, answer } = route;
  const answers = { [answer.status]: answer.schema === "stream" ? { type: "string", format: "binary" } : answer.schema };
  server.route({
    method: route.method,
    url: route.url,
    ...(route.body === "stream" ? { bodyLimit: context.services.config.uploadLimit } : {}),
    schema: {
      operationId: route.operation,
      tags: [route.tag],
      summary: route.summary,
      security: route.scope === "public" ? [] : [{ key: [route.scope] }],
      ...(schemas.params ? { params: schemas.params } : {}),
      ...(schemas.query ? { querystring: schemas.query } : {}),
      ...(schemas.body ? { body: schemas.body } : {}),
      ...(takesKey(route) ? { headers: KEYED } : {}),
      ...(route.body === "stream" ? { consumes: ["application/octet-stream"] } : {}),
      response: {
        ...answers,
        default: { description: "A problem document", content: { "application/problem+json": { schema: problemSchema } } },
      },
    },
    onRequest: async (request, reply) => {
      asked.set(request, route);
      const caller = await authenticate(request, route.scope, context.services).catch((thrown: unknown) => {
        awaitBody(request, reply);
        if (thrown instanceof SegueError && thrown.code === "unauthorized") limits.refuse(request, reply);
        throw thrown;
      });
      callers.set(request, caller);
      if (route.scope !== "public") limits.admit(request, reply, caller);
      if (route.crossOrigin) answerOrigin(request, reply, caller);
    },
    handler: async (request, reply) => {
      const caller = callers.get(request);
      if (caller === undefined) throw new SegueError("unauthorized", "No key was sent.");
      reply.code(answer.status);
      const { params, query, body } = request;
      if (caller.key?.user) checkAbout(route, { params, query, body } as never, caller.key.user);
      const { workspace } = caller;
      const handle = (seed?: string) => {
        const asked = { params, query, body, caller, workspace, raw: request, reply, ...(seed === undefined ? {} : { seed }) };
        const jobs = seed === undefined ? context.jobs : context.jobs.namedBy(seed);
        return route.handle(asked as Parameters<Route["handle"]>[0], { ...context, jobs });
      };
      const result = await (takesKey(route) ? once(request, reply, route, caller, context.services, handle) : handle());
      counter.served(request, route, result);
      await audit.served(request, route, caller, result);
      return result;
    },
  });
}

/** Refuses what is not about the listener to whom the key is bound. */
function checkAbout(route: Route, request: Parameters<NonNullable<Route["about"]>>[0], user: string): void {
  if (route.about?.(request).every((each) => each === user)) return;
  throw new SegueError("forbidden", "The key is bound to one listener, and this is about others.");
}

const callers = new WeakMap<FastifyRequest, Awaited<ReturnType<typeof authenticate>>>();
/** What each request is for. */
const asked = new WeakMap<FastifyRequest, Route>();

function validator(schema: TSchema, convert: boolean) {
  return (input: unknown) => {
    if (holdsNul(input))
      return { error: new SegueError("invalid-request", "A text holds a NUL character (\\u0000), which no text may.") };
    const parsed = conform(schema, input, { convert });
    if ("value" in parsed) return { value: parsed.value };
    const said = parsed.problems.map(({ path, message }) => `${path || "the request"} ${message}`).join("; ");
    return { error: new SegueError("invalid-request", `${said}.`) };
  };
}

/** Whether a text or a name somewhere in it holds the one character that not every database can store. */
function holdsNul(value: unknown): boolean {
  if (typeof value === "string") return value.includes("\0");
  if (Array.isArray(value)) return value.some(holdsNul);
  return typeof value === "object" && value !== null && Object.entries(value).some((entry) => entry.some(holdsNul));
}

function addErrorHandling(server: FastifyInstance, audit: Auditing, patience: number, pages: () => Console | undefined): void {
  server.addHook("onSend", async (request, reply) => {
    reply.header("x-request-id", request.id);
    // One that came too slowly has been waited for long enough.
    if (reply.statusCode !== 408) await swallowRest(request, patience);
  });
  server.setErrorHandler(async (thrown, request, reply) => {
    const route = asked.get(request);
    if (route !== undefined) {
      const { status } = problemOf(fromFramework(thrown), request.id);
      // What was refused changed nothing: that it could not be written down is no reason to tell something else.
      await audit
        .refused(request, route, status)
        .catch((failure: unknown) =>
          request.log.error({ err: failure, requestId: request.id }, "a refusal was not written down"),
        );
    }
    return tell(thrown, request, reply);
  });
  server.setNotFoundHandler((request, reply) => {
    const console = pages();
    if (console?.has(request)) return console.answer(reply);
    const address = request.url.split("?")[0]?.slice(0, 200);
    return tell(new SegueError("unknown-route", `There is no ${request.method} ${address}.`), request, reply);
  });
}

/** Seconds after which somebody may ask again who was told that it is too early. */
const RETRY_AFTER = 2;

/** Answers with the problem document of an error. */
function tell(thrown: unknown, request: FastifyRequest, reply: FastifyReply) {
  const error = fromFramework(thrown);
  if (error.code === "internal") request.log.error({ err: thrown, requestId: request.id }, "a request failed");
  const problem = problemOf(error, request.id);
  if (problem.status === 503 || error.code === "still-running") reply.header("retry-after", RETRY_AFTER);
  return reply.code(problem.status).type("application/problem+json").send(problem);
}
