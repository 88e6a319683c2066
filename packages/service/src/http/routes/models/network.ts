import { Readable } from "node:stream";
import { exportedNetwork } from "../../../registry/plain-network.js";
import { defineRoute } from "../../route.js";
import { idSchema, strict } from "../../schemas.js";

export default defineRoute({
  method: "GET",
  url: "/v1/models/:id/network",
  operation: "exportNetwork",
  tag: "models",
  summary:
    "The network of a model as a plain ONNX file that any runtime can ask: from the tracks of a session to the scores of all; GET /v1/models/{id}/network/manifest says which tracks these are",
  scope: "train",
  schemas: { params: strict({ id: idSchema("name, name@version or name@alias") }) },
  answer: { status: 200, schema: "stream" },
  async handle({ workspace, params, reply }, { models, analyzers }) {
    const { onnx } = await exportedNetwork({ models, analyzers }, workspace, params.id);
    reply.type("application/octet-stream");
    reply.header("content-disposition", `attachment; filename="network.onnx"`);
    return Readable.from([onnx]);
  },
});
