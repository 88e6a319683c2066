import { defineRoute } from "../../route.js";
import { modelSchema, pageOf, presentModel } from "../../schemas.js";

export default defineRoute({
  method: "GET",
  url: "/v1/models",
  operation: "listModels",
  tag: "models",
  summary: "The trained models, every version",
  scope: "read",
  schemas: {},
  answer: { status: 200, schema: pageOf(modelSchema) },
  async handle({ workspace }, { services }) {
    const { models } = services.store;
    const [records, deployments] = await Promise.all([models.list(workspace), models.deployments(workspace)]);
    return { items: records.map((record) => presentModel(record, deployments)) };
  },
});
