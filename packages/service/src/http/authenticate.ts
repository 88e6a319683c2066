import type { FastifyRequest } from "fastify";
import { allows, judgeKey, MAIN_WORKSPACE } from "../accounts/keys.js";
import { SegueError } from "../errors.js";
import type { Scope } from "../ports/keys.js";
import type { Services } from "../services.js";
import type { Caller } from "./route.js";

/** Headers that say that the request came through a proxy, so that its address says nothing. */
const FORWARDING = ["forwarded", "x-forwarded-for", "x-forwarded-host", "x-real-ip", "via"];
const LOOPBACK = /^(127\.\d+\.\d+\.\d+|::1|::ffff:127\.\d+\.\d+\.\d+)$/;
const LOOPBACK_NAME = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?$/i;

/**
 * Who asks, if they may. A key that is sent is always judged. Without one a request from this machine acts as admin, unless
 * `auth` is `always`, it was forwarded, or it comes from a web page of another origin.
 */
export async function authenticate(request: FastifyRequest, scope: Scope | "public", services: Services): Promise<Caller> {
  if (scope === "public") return { workspace: MAIN_WORKSPACE, scopes: [] };
  const caller = await identify(request, services);
  if (allows(caller.scopes, scope)) return caller;
  throw new SegueError("forbidden", `The key has the scopes ${caller.scopes.join(", ") || "none"}; this needs ${scope}.`);
}

async function identify(request: FastifyRequest, { config, store }: Services): Promise<Caller> {
  const sent = request.headers.authorization;
  if (sent !== undefined) {
    const key = /^Bearer (\S{1,200})$/i.exec(sent)?.[1];
    const record = key === undefined ? undefined : await judgeKey(store.keys, key);
    if (record === undefined)
      throw new SegueError("unauthorized", "The key that was sent is not valid: mistyped, unknown or revoked.");
    return record;
  }
  if (config.auth === "loopback" && isLocal(request)) return { workspace: MAIN_WORKSPACE, scopes: ["admin"] };
  throw new SegueError("unauthorized", "No key was sent.");
}

function isLocal({ socket, headers }: FastifyRequest): boolean {
  const forwarded = FORWARDING.some((name) => headers[name] !== undefined);
  const origin = headers.origin;
  const ownOrigin = origin === undefined || origin === `http://${headers.host}`;
  return LOOPBACK.test(socket.remoteAddress ?? "") && LOOPBACK_NAME.test(headers.host ?? "") && ownOrigin && !forwarded;
}
