import { OneOf } from "@segue/engine";
import { Type } from "typebox";
import { createKey } from "../../../accounts/keys.js";
import { SCOPES } from "../../../ports/keys.js";
import { defineRoute } from "../../route.js";
import { keySchema, presentKey, strict } from "../../schemas.js";

export default defineRoute({
  method: "POST",
  url: "/v1/keys",
  operation: "createKey",
  tag: "keys",
  summary: "Makes a key; it is shown this once and kept only as a hash",
  scope: "admin",
  schemas: {
    body: strict({
      name: Type.String({ minLength: 1, maxLength: 100 }),
      scopes: Type.Array(OneOf(SCOPES), {
        minItems: 1,
        uniqueItems: true,
        description: "What it may do; admin may do everything",
      }),
    }),
  },
  answer: { status: 201, schema: Type.Intersect([keySchema, Type.Object({ key: Type.String() })]) },
  async handle({ workspace, body }, { services }) {
    const { key, record } = await createKey(services.store.keys, services.clock, { workspace, ...body });
    return { key, ...presentKey(record) };
  },
});
