import { Type } from "typebox";
import { SegueError } from "../../../errors.js";
import { defineRoute } from "../../route.js";
import { idSchema, strict } from "../../schemas.js";

export default defineRoute({
  method: "DELETE",
  url: "/v1/keys/:id",
  operation: "revokeKey",
  tag: "keys",
  summary: "Makes a key invalid at once",
  scope: "admin",
  schemas: { params: strict({ id: idSchema("The key's id") }) },
  answer: { status: 200, schema: Type.Object({ id: Type.String(), revoked: Type.Literal(true) }) },
  async handle({ workspace, params }, { services }) {
    const revoked = await services.store.keys.revoke(workspace, params.id, services.clock.now());
    if (!revoked) throw new SegueError("unknown-key", `There is no valid key with the id ${JSON.stringify(params.id)}.`);
    return { id: params.id, revoked: true as const };
  },
});
