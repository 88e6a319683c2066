import { SegueError } from "../../../errors.js";
import { defineRoute } from "../../route.js";
import { idSchema, strict } from "../../schemas.js";

export default defineRoute({
  method: "DELETE",
  url: "/v1/merges/:id",
  operation: "keepApart",
  tag: "merges",
  summary: "Takes a merge back for good: the track is never taken for another one again",
  scope: "train",
  schemas: { params: strict({ id: idSchema("The track") }) },
  answer: { status: 200, schema: strict({ id: idSchema("The track that is kept apart") }) },
  async handle({ workspace, params }, { services }) {
    if (await services.store.merges.keepApart(workspace, params.id)) return { id: params.id };
    throw new SegueError("unknown-track", `There is no track ${JSON.stringify(params.id)}.`);
  },
});
