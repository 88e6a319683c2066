import { Type } from "typebox";
import { SegueError } from "../../../errors.js";
import { FOREIGN } from "../../../registry/foreign/files.js";
import { packModel } from "../../../registry/package/write.js";
import { defineRoute } from "../../route.js";
import { idSchema, strict } from "../../schemas.js";

export default defineRoute({
  method: "GET",
  url: "/v1/models/:id/file",
  operation: "exportModel",
  tag: "models",
  summary: "A model as one file, to be brought into another installation with POST /v1/model-imports",
  scope: "train",
  schemas: {
    params: strict({ id: idSchema("name, name@version or name@alias") }),
    query: strict({
      histories: Type.Boolean({
        default: false,
        description: "Also where it keeps listening histories; for keys with the scope admin",
      }),
    }),
  },
  answer: { status: 200, schema: "stream" },
  async handle({ workspace, params, query, caller, reply }, { services, models }) {
    const record = await models.find(workspace, params.id);
    if (record.algorithm === FOREIGN)
      throw new SegueError(
        "wrong-task",
        `The model ${record.name} was made elsewhere: there is no training of ours to give away.`,
        {
          hint: "Add its own file there, with: segue models add FILE --manifest M",
        },
      );
    if (record.holds === "histories" && query.histories && !caller.scopes.includes("admin"))
      throw new SegueError("forbidden", "Listening histories are given away to keys with the scope admin.");
    const file = await packModel(services, workspace, record, { withHistories: query.histories });
    reply.type("application/zip");
    reply.header("content-disposition", `attachment; filename="${record.name}-${record.version}.segue.zip"`);
    return file;
  },
});
