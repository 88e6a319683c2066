import { SegueError } from "../../../errors.js";
import { eraseJob } from "../../../privacy/erase-job.js";
import { defineRoute } from "../../route.js";
import { idSchema, jobSchema, presentJob, strict } from "../../schemas.js";

export default defineRoute({
  method: "DELETE",
  url: "/v1/users/:id",
  operation: "eraseUser",
  tag: "users",
  summary: "Erases a listener: everything they did, and their part of every snapshot",
  scope: "admin",
  schemas: { params: strict({ id: idSchema("The listener") }) },
  answer: { status: 202, schema: jobSchema },
  async handle({ workspace, params }, { jobs, services }) {
    const { store } = services;
    // The first look into a file tells of listeners who were never imported.
    if ((await store.users.get(workspace, params.id)) === undefined && !(await store.jobs.tellOf(workspace, params.id)))
      throw new SegueError("unknown-user", `There is no user ${JSON.stringify(params.id)}.`);
    return presentJob(await jobs.add(workspace, eraseJob.kind, { user: params.id }));
  },
});
