import { Type } from "typebox";
import { exportedNetwork } from "../../../registry/plain-network.js";
import { defineRoute } from "../../route.js";
import { idSchema, strict } from "../../schemas.js";

export default defineRoute({
  method: "GET",
  url: "/v1/models/:id/network/manifest",
  operation: "exportNetworkManifest",
  tag: "models",
  summary:
    "How the network of a model is asked, and the ids of its tracks in the order of its scores: what POST /v1/models/foreign takes beside it",
  scope: "train",
  schemas: { params: strict({ id: idSchema("name, name@version or name@alias") }) },
  answer: { status: 200, schema: Type.Record(Type.String(), Type.Unknown()) },
  handle: async ({ workspace, params }, { models, analyzers }) =>
    (await exportedNetwork({ models, analyzers }, workspace, params.id)).manifest,
});
