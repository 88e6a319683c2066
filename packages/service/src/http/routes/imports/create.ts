import { Type } from "typebox";
import { allowedFolder } from "../../../hearing/allowed-folder.js";
import { musicJob } from "../../../hearing/music-job.js";
import { checkImport, importJob } from "../../../imports/import-job.js";
import { cleaningWith } from "../../../snapshots/cleaning.js";
import { defineRoute } from "../../route.js";
import { jobSchema, presentJob } from "../../schemas.js";

export default defineRoute({
  method: "POST",
  url: "/v1/imports",
  operation: "createImport",
  tag: "imports",
  summary:
    "Brings uploaded files in, one from a url that the service fetches, or a folder of music; all or nothing; the job's result says what was kept",
  scope: "train",
  schemas: {
    body: Type.Object(
      {
        ...importJob.input.properties,
        folder: Type.Optional(
          Type.String({
            minLength: 1,
            maxLength: 4096,
            description: "A folder of music on the machine of the service, whose files stay there; for operators",
          }),
        ),
      },
      { additionalProperties: false },
    ),
  },
  answer: { status: 202, schema: jobSchema },
  async handle({ workspace, body: { folder, ...body }, caller }, { jobs, services }) {
    checkImport({ ...body, ...(folder === undefined ? {} : { folder }) }, services.config);
    if (body.cleaning !== undefined) await cleaningWith(services.store, workspace, body.cleaning);
    if (folder !== undefined) {
      const asking = { operator: caller.operator, here: caller.key === undefined };
      const input = { folder: await allowedFolder(folder, asking, services.config), dryRun: body.dryRun };
      return presentJob(await jobs.add(workspace, musicJob.kind, input));
    }
    return presentJob(await jobs.add(workspace, importJob.kind, body));
  },
});
