import { Type } from "typebox";
import { defineRoute } from "../../route.js";
import { jobSchema, pageOf, pageQuery, presentJob, strict } from "../../schemas.js";

export default defineRoute({
  method: "GET",
  url: "/v1/jobs",
  operation: "listJobs",
  tag: "jobs",
  summary: "The newest jobs",
  scope: "read",
  schemas: {
    query: strict({
      limit: pageQuery.limit,
      kind: Type.Optional(Type.String({ maxLength: 50, description: "Only jobs of this kind: train, evaluate, import …" })),
    }),
  },
  answer: { status: 200, schema: pageOf(jobSchema) },
  handle: async ({ workspace, query }, { services }) => ({
    items: (await services.store.jobs.list(workspace, query.limit, query.kind)).map(presentJob),
  }),
});
