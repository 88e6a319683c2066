import type { FastifyRequest } from "fastify";
import { allows, judgeKey, MAIN_WORKSPACE } from "../accounts/keys.js";
import { SegueError } from "../errors.js";
import type { Scope } from "../ports/keys.js";
import type { Services } from "../services.js";
import { whyForeign } from "./own-machine.js";
import type { Caller } from "./route.js";

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
  if (config.auth === "always") throw new SegueError("unauthorized", "No key was sent.");
  const why = whyForeign({ address: request.socket.remoteAddress, headers: request.headers });
  if (why === undefined) return { workspace: MAIN_WORKSPACE, scopes: ["admin"], operator: true };
  throw new SegueError("unauthorized", `No key was sent, and the request is not one of this machine's own: ${why}.`, {
    hint: "Send the header Authorization: Bearer KEY, or ask on the service's own machine at http://localhost.",
  });
}

/** The workspace that the request names, for operators; everybody else has one, and hears of no other. */
async function inWorkspace(caller: Caller, wanted: string | string[] | undefined, { store }: Services): Promise<Caller> {
  if (wanted === undefined || wanted === caller.workspace) return caller;
  const known = caller.operator && typeof wanted === "string" ? await store.workspaces.get(wanted) : undefined;
  if (known !== undefined) return { ...caller, workspace: known.id };
  throw new SegueError("unknown-workspace", `There is no workspace ${JSON.stringify(wanted).slice(0, 100)}.`);
}
