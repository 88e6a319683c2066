import { Type } from "typebox";
import { SegueError } from "../../../errors.js";
import { defineRoute } from "../../route.js";
import { idSchema, pageOf, pageQuery, pageRequest, strict, timeSchema, timeText } from "../../schemas.js";

export default defineRoute({
  method: "GET",
  url: "/v1/jobs/:id/log",
  operation: "getJobLog",
  tag: "jobs",
  summary: "What a job told while it ran, oldest line first",
  scope: "read",
  schemas: { params: strict({ id: idSchema("The job") }), query: strict(pageQuery) },
  answer: { status: 200, schema: pageOf(Type.Object({ at: timeSchema, text: Type.String() })) },
  async handle({ workspace, params, query }, { services: { store } }) {
    if ((await store.jobs.get(workspace, params.id)) === undefined)
      throw new SegueError("unknown-job", `There is no job ${JSON.stringify(params.id)}.`);
    const page = await store.jobs.logOf(workspace, params.id, pageRequest(query));
    return { ...page, items: page.items.map(({ at, text }) => ({ at: timeText(at), text })) };
  },
});
