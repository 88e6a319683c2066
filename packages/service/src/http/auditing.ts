import type { FastifyRequest } from "fastify";
import { MAIN_WORKSPACE } from "../accounts/keys.js";
import type { Happening } from "../audit/note.js";
import type { AuditTrail } from "../audit/trail.js";
import { identified } from "./authenticate.js";
import type { Caller, Route } from "./route.js";

/** Statuses of those who are sent away because there are too many: counted, or they would fill the log. */
const CROWDED = [429, 503];

/** Writes down what comes in over HTTP, from what each route declares. */
export interface Auditing {
  /** A request was served; what it changed may be answered once this resolves. */
  served(request: FastifyRequest, route: Route, caller: Caller, result: unknown): Promise<void>;
  /** A request was refused or failed. */
  refused(request: FastifyRequest, route: Route, status: number): Promise<void>;
}

export function auditing(trail: AuditTrail): Auditing {
  return {
    async served(request, route, caller, result) {
      const how = howOf(route);
      const happening = { ...seenOf(request, route, caller), outcome: "done", status: route.answer.status } as const;
      if (how === "counted") trail.count(caller.workspace, happening);
      if (how !== "written") return;
      const listener = happening.listener ?? route.audit?.listener?.(request as never);
      const target = happening.listener === undefined ? { id: idOf(result), ...happening.target } : happening.target;
      await trail.note(caller.workspace, { ...happening, listener, target });
    },
    async refused(request, route, status) {
      if (route.scope === "public") return;
      const caller = identified(request);
      const outcome = status < 500 ? "refused" : "failed";
      if (caller === undefined) return trail.count(MAIN_WORKSPACE, { ...STRANGER, outcome, status, address: request.ip });
      const how = howOf(route);
      const happening = { ...seenOf(request, route, caller), outcome, status, unproven: true } as const;
      if (how === "counted" || (how === "written" && CROWDED.includes(status))) trail.count(caller.workspace, happening);
      else if (how === "written") await trail.note(caller.workspace, happening);
    },
  };
}

const STRANGER = { actor: "unknown", action: "authenticate" } as const;

const howOf = ({ audit, method }: Route) => audit?.how ?? (method === "GET" ? "nothing" : "written");

type Seen = Omit<Happening, "outcome" | "status" | "target"> & { readonly target: NonNullable<Happening["target"]> };

/** What is seen of a request: who asks for what. */
function seenOf(request: FastifyRequest, route: Route, { key }: Caller): Seen {
  const kind = route.url.split("/")[2] ?? "";
  const { id } = Object(request.params) as { id?: string };
  const seen = { actor: key?.id ?? "local", action: route.operation, requestId: request.id, address: request.ip };
  // A listener is named by a pseudonym only.
  if (kind === "users") return { ...seen, target: { kind }, ...(id === undefined ? {} : { listener: id }) };
  return { ...seen, target: id === undefined ? { kind } : { kind, id } };
}

/** The id of what a request made. */
function idOf(result: unknown): string | undefined {
  const { id } = Object(result) as { id?: unknown };
  return typeof id === "string" ? id : undefined;
}
