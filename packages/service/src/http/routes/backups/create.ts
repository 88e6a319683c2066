import { BACKUP_WORKSPACE, backupJob } from "../../../backups/backup-job.js";
import { needOperator } from "../../operator.js";
import { defineRoute } from "../../route.js";
import { jobSchema, presentJob } from "../../schemas.js";

export default defineRoute({
  method: "POST",
  url: "/v1/backups",
  operation: "createBackup",
  tag: "backups",
  summary: "Writes everything the service holds, of all workspaces, into one file: the job's output. For operators",
  scope: "admin",
  schemas: { body: backupJob.input },
  answer: { status: 202, schema: jobSchema },
  async handle({ caller, body }, { jobs }) {
    needOperator(caller);
    return presentJob(await jobs.add(BACKUP_WORKSPACE, backupJob.kind, body));
  },
});
