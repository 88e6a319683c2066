import { OneOf } from "@segue/engine";
import { Type } from "typebox";
import { SegueError } from "../../../errors.js";
import { AUDIT_OUTCOMES } from "../../../ports/audit.js";
import type { Keys } from "../../../ports/keys.js";
import { defineRoute } from "../../route.js";
import { idSchema, pageOf, pageQuery, pageRequest, strict, timeSchema, timeText } from "../../schemas.js";

const maybe = (description: string) => Type.Union([Type.String(), Type.Null()], { description });
const time = (description: string) => Type.Optional(Type.String({ format: "date-time", description }));
const name = (description: string) => Type.Optional(Type.String({ minLength: 1, maxLength: 200, description }));

export const auditRowSchema = Type.Object({
  id: Type.String({ description: "Its place in the log, from 1" }),
  at: timeSchema,
  actor: Type.String({
    description: "A key's id; local: somebody at the machine; service: the program; unknown: who had no valid key",
  }),
  actorName: maybe("The key's name, where it is one of this workspace"),
  action: Type.String({ description: "The operation of the API, job: and a kind of job, or start, stop, migrate, authenticate" }),
  targetKind: maybe("What it was done to, as in addresses"),
  targetId: maybe("Its id; where there may be no such thing, a pseudonym of what was named"),
  listener: maybe("A pseudonym of the listener whom it was about"),
  outcome: OneOf(AUDIT_OUTCOMES),
  status: Type.Union([Type.Integer(), Type.Null()]),
  requestId: maybe("As in the answer"),
  address: maybe("From where, coarsely: the /24 of IPv4, the /48 of IPv6"),
  count: Type.Integer({ description: "How often, since the row before of the same kind; above 1 only for what is counted" }),
  hash: Type.String({ description: "SHA-256 over this row and the one before it" }),
});

export default defineRoute({
  method: "GET",
  url: "/v1/audit",
  operation: "listAudit",
  tag: "audit",
  summary: "Who changed what, and who took personal data away; newest first",
  scope: "admin",
  schemas: {
    query: strict({
      ...pageQuery,
      since: time("From this time on"),
      until: time("Before this time"),
      action: name("Only this action"),
      actor: name("Only by this actor"),
      user: Type.Optional(idSchema("Only about this listener")),
      target: name("Only what was done to the resource with this id"),
    }),
  },
  answer: { status: 200, schema: pageOf(auditRowSchema) },
  async handle({ workspace, query }, { services: { store } }) {
    const { user, target, since, until, action, actor } = query;
    const hidden = async (id: string) => store.audit.pseudonym(workspace, id);
    if (user !== undefined && target !== undefined)
      throw new SegueError("invalid-request", "user and target cannot be asked for together.");
    const about = user !== undefined ? [await hidden(user)] : target !== undefined ? [target, await hidden(target)] : undefined;
    const filter = { since: timeOf("since", since), until: timeOf("until", until), action, actor, about };
    const [{ items, ...page }, names] = [
      await store.audit.list(workspace, filter, pageRequest(query)),
      await namesOf(store.keys, workspace),
    ];
    return {
      ...page,
      items: items.map(({ seq, at, ...row }) => ({
        id: String(seq),
        at: timeText(at),
        actorName: names.get(row.actor) ?? null,
        ...row,
      })),
    };
  },
});

/** Keys are named when the log is read: a name may say whose key it is, and goes with the key. */
async function namesOf(keys: Keys, workspace: string): Promise<ReadonlyMap<string, string>> {
  return new Map((await keys.list(workspace)).map(({ id, name: called }) => [id, called]));
}

function timeOf(what: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const at = Date.parse(text);
  if (!Number.isNaN(at)) return at;
  throw new SegueError("invalid-request", `${what} is not a time (found ${JSON.stringify(text)}).`);
}
