import { deploymentSchema } from "../../model-schemas.js";
import { defineRoute } from "../../route.js";
import { pageOf } from "../../schemas.js";
import { toldDeployments } from "../../surroundings.js";

export default defineRoute({
  method: "GET",
  url: "/v1/deployments",
  operation: "listDeployments",
  tag: "deployments",
  summary: "What is served under which name; `home` answers when no model is named",
  scope: "read",
  schemas: {},
  answer: { status: 200, schema: pageOf(deploymentSchema) },
  handle: async ({ workspace }, { services }) => ({
    items: await toldDeployments(services, workspace, await services.store.models.deployments(workspace)),
  }),
});
