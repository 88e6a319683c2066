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
/** The header by which an operator says in which workspace to act. */
const WORKSPACE = "segue-workspace";

/**
 * Who asks, if they may. A key that is sent is always judged. Without one a request from this machine acts as admin, unless
 * `auth` is `always`, it was forwarded, or it comes from a web page of another origin.
 */
export async function authenticate(request: FastifyRequest, scope: Scope | "public", services: Services): Promise<Caller> {
  if (scope === "public") return { workspace: MAIN_WORKSPACE, scopes: [], operator: false };
  const caller = await identify(request, services);
  known.set(request, caller);
  if (!allows(caller.scopes, scope))
    throw new SegueError("forbidden", `The key has the scopes ${caller.scopes.join(", ") || "none"}; this needs ${scope}.`);
  const placed = await inWorkspace(caller, request.headers[WORKSPACE], services);
  known.set(request, placed);
  return placed;
}

/** Who asks, whether they may or not; undefined while nobody has a valid key. */
export const identified = (request: FastifyRequest): Caller | undefined => known.get(request);

const known = new WeakMap<FastifyRequest, Caller>();

async function identify(request: FastifyRequest, { config, store, clock }: Services): Promise<Caller> {
  const sent = request.headers.authorization;
  if (sent !== undefined) {
    const text = /^Bearer (\S{1,200})$/i.exec(sent)?.[1];
    const key = text === undefined ? undefined : await judgeKey(store.keys, clock, text);
    if (key === undefined)
      throw new SegueError("unauthorized", "The key that was sent is not valid: mistyped, unknown, expired or revoked.");
    const { workspace, scopes } = key;
    return { workspace, scopes, key, operator: workspace === MAIN_WORKSPACE && scopes.includes("admin") };
  }
  if (config.auth === "loopback" && isLocal(request)) return { workspace: MAIN_WORKSPACE, scopes: ["admin"], operator: true };
  throw new SegueError("unauthorized", "No key was sent.");
}

/** The workspace that the request names, for operators; everybody else has one, and hears of no other. */
async function inWorkspace(caller: Caller, wanted: string | string[] | undefined, { store }: Services): Promise<Caller> {
  if (wanted === undefined || wanted === caller.workspace) return caller;
  const known = caller.operator && typeof wanted === "string" ? await store.workspaces.get(wanted) : undefined;
  if (known !== undefined) return { ...caller, workspace: known.id };
  throw new SegueError("unknown-workspace", `There is no workspace ${JSON.stringify(wanted).slice(0, 100)}.`);
}

function isLocal({ socket, headers }: FastifyRequest): boolean {
  const forwarded = FORWARDING.some((name) => headers[name] !== undefined);
  const origin = headers.origin;
  const ownOrigin = origin === undefined || origin === `http://${headers.host}`;
  // Browsers say where a request comes from even where they send no origin: pictures, links, forms.
  const site = headers["sec-fetch-site"];
  const ownSite = site === undefined || site === "same-origin" || site === "none";
  const local = LOOPBACK.test(socket.remoteAddress ?? "") && LOOPBACK_NAME.test(headers.host ?? "");
  return local && ownOrigin && ownSite && !forwarded;
}
