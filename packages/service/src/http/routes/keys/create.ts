import { OneOf } from "@segue/engine";
import { type Static, Type } from "typebox";
import { createKey, type KeyWish } from "../../../accounts/keys.js";
import { SegueError } from "../../../errors.js";
import { KEY_KINDS, SCOPES } from "../../../ports/keys.js";
import { defineRoute } from "../../route.js";
import { idSchema, keySchema, presentKey, strict } from "../../schemas.js";

const bodySchema = strict({
  name: Type.String({ minLength: 1, maxLength: 100 }),
  scopes: Type.Array(OneOf(SCOPES), {
    minItems: 1,
    uniqueItems: true,
    default: ["events"],
    description: "What it may do; admin may do everything",
  }),
  kind: OneOf(KEY_KINDS, {
    default: "secret",
    description: "publishable: may be in a web page or app for all to see, and does nothing but send events",
  }),
  origins: Type.Array(Type.String({ maxLength: 200 }), {
    maxItems: 100,
    default: [],
    description: "Web origins, as https://example.com, whose pages may use a publishable key",
  }),
  user: Type.Optional(idSchema("The only listener it may do something for")),
  rate: Type.Optional(Type.Integer({ minimum: 1, maximum: 1e9, description: "Requests a minute" })),
  expiresAt: Type.Optional(Type.String({ format: "date-time", description: "When it ends" })),
});

export default defineRoute({
  method: "POST",
  url: "/v1/keys",
  operation: "createKey",
  tag: "keys",
  summary: "Makes a key; it is shown this once and kept only as a hash",
  scope: "admin",
  schemas: { body: bodySchema },
  secret: true,
  answer: { status: 201, schema: Type.Intersect([keySchema, Type.Object({ key: Type.String() })]) },
  async handle({ workspace, body }, { services: { store, clock } }) {
    const { key, record } = await createKey(store.keys, clock, { workspace, ...wishOf(body, clock.now()) });
    return { key, ...presentKey(record) };
  },
});

function wishOf(body: Static<typeof bodySchema>, now: number): Omit<KeyWish, "workspace"> {
  const { name, scopes, kind, origins, user = null, rate = null } = body;
  const expiresAt = body.expiresAt === undefined ? null : Date.parse(body.expiresAt);
  if (expiresAt !== null && !(expiresAt > now))
    throw new SegueError("invalid-request", `expiresAt is not a time that is still to come (found ${body.expiresAt}).`);
  if (kind === "secret" && origins.length > 0)
    throw new SegueError("invalid-request", "origins is for publishable keys: a secret key does not belong into a web page.");
  for (const origin of origins) checkOrigin(origin);
  return { name, scopes, kind, origins, user, rate, expiresAt };
}

function checkOrigin(origin: string): void {
  if (URL.canParse(origin) && new URL(origin).origin === origin) return;
  throw new SegueError(
    "invalid-request",
    `origins: ${JSON.stringify(origin)} is no web origin; write for example https://example.com.`,
  );
}
