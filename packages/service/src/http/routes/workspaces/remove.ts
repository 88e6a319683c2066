import { MAIN_WORKSPACE } from "../../../accounts/keys.js";
import { removeWorkspaceJob } from "../../../accounts/remove-workspace-job.js";
import { SegueError } from "../../../errors.js";
import { needOperator } from "../../operator.js";
import { defineRoute } from "../../route.js";
import { idSchema, jobSchema, presentJob, strict } from "../../schemas.js";

export default defineRoute({
  method: "DELETE",
  url: "/v1/workspaces/:id",
  operation: "removeWorkspace",
  tag: "workspaces",
  summary: "Removes a tenant with everything that belongs to it, its keys first",
  scope: "admin",
  schemas: { params: strict({ id: idSchema("The workspace") }) },
  answer: { status: 202, schema: jobSchema },
  async handle({ caller, params: { id } }, { services: { store }, jobs }) {
    needOperator(caller);
    if ((await store.workspaces.get(id)) === undefined)
      throw new SegueError("unknown-workspace", `There is no workspace ${JSON.stringify(id)}.`);
    if (id === MAIN_WORKSPACE) throw new SegueError("invalid-request", "The main workspace cannot be removed.");
    for (const job of await store.jobs.list(id, 1000))
      if (job.state === "queued" || job.state === "running") await jobs.cancel(id, job.id);
    return presentJob(await jobs.add(MAIN_WORKSPACE, removeWorkspaceJob.kind, { workspace: id }));
  },
});
