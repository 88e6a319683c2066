import { SegueError } from "../../../errors.js";
import { defineRoute } from "../../route.js";
import { idSchema, strict } from "../../schemas.js";

export default defineRoute({
  method: "DELETE",
  url: "/v1/tracks/:id",
  operation: "deleteTrack",
  tag: "tracks",
  summary: "Removes a track and everything about it; it is in no answer from now on",
  scope: "admin",
  schemas: { params: strict({ id: idSchema("The track") }) },
  answer: { status: 200, schema: strict({ id: idSchema("The track that was removed") }) },
  async handle({ workspace, params }, { services }) {
    if (await services.store.tracks.remove(workspace, params.id)) return { id: params.id };
    throw new SegueError("unknown-track", `There is no track ${JSON.stringify(params.id)}.`);
  },
});
