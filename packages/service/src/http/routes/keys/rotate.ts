import { Type } from "typebox";
import { rotateKey } from "../../../accounts/keys.js";
import { SegueError } from "../../../errors.js";
import { defineRoute } from "../../route.js";
import { idSchema, keySchema, presentKey, strict } from "../../schemas.js";

export default defineRoute({
  method: "POST",
  url: "/v1/keys/:id/rotate",
  operation: "rotateKey",
  tag: "keys",
  summary: "Makes a new key with the rights of an old one, which ends after a while",
  scope: "admin",
  schemas: {
    params: strict({ id: idSchema("The old key's id") }),
    body: strict({
      grace: Type.Integer({
        minimum: 0,
        maximum: 31_536_000,
        default: 86_400,
        description: "Seconds for which the old key still holds",
      }),
    }),
  },
  secret: true,
  answer: { status: 201, schema: Type.Intersect([keySchema, Type.Object({ key: Type.String() })]) },
  async handle({ workspace, params, body }, { services: { store, clock } }) {
    const old = await store.keys.get(workspace, params.id);
    if (old === undefined || old.revokedAt !== null || (old.expiresAt ?? clock.now() + 1) <= clock.now())
      throw new SegueError("unknown-key", `There is no valid key with the id ${JSON.stringify(params.id)}.`);
    const { key, record } = await rotateKey(store.keys, clock, old, body.grace * 1000);
    return { key, ...presentKey(record) };
  },
});
