import { Type } from "typebox";
import { SegueError } from "../../../errors.js";
import { needOperator } from "../../operator.js";
import { defineRoute } from "../../route.js";
import { strict, timeText, workspaceSchema } from "../../schemas.js";

export default defineRoute({
  method: "POST",
  url: "/v1/workspaces",
  operation: "createWorkspace",
  tag: "workspaces",
  summary: "Makes room for another tenant: its data, models, jobs and keys are seen by nobody else",
  scope: "admin",
  schemas: {
    body: strict({
      id: Type.String({ pattern: "^[a-z0-9][a-z0-9-]{0,62}$", description: "Small letters, digits and hyphens" }),
    }),
  },
  answer: { status: 201, schema: workspaceSchema },
  async handle({ caller, body: { id } }, { services: { store, clock } }) {
    needOperator(caller);
    const createdAt = clock.now();
    if (!(await store.workspaces.add({ id, createdAt })))
      throw new SegueError("workspace-exists", `There is a workspace ${JSON.stringify(id)} already.`);
    return { id, createdAt: timeText(createdAt) };
  },
});
