import { MAX_ID_LENGTH } from "@segue/engine";
import { Type } from "typebox";
import { SegueError } from "../errors.js";
import { defineJob } from "../jobs/handler.js";
import { DATA } from "../ports/jobs.js";
import { DEFAULT_USER, importFiles } from "./import-files.js";
import { openInput, readingSchema } from "./input.js";
import { removeUpload } from "./uploads.js";

/** Brings uploaded files into the store. */
export const importJob = defineJob({
  kind: "import",
  input: Type.Object(
    {
      ...readingSchema,
      name: Type.String({ minLength: 1, maxLength: 1024 }),
      user: Type.String({
        minLength: 1,
        maxLength: MAX_ID_LENGTH,
        default: DEFAULT_USER,
        description: "To whom exports belong that name nobody",
      }),
      maxBad: Type.Number({
        minimum: 0,
        maximum: 1,
        default: 0.1,
        description: "Beyond this share of rows that cannot be read, nothing is taken",
      }),
      dryRun: Type.Boolean({ default: false, description: "Read and check everything, change nothing" }),
    },
    { additionalProperties: false },
  ),
  resource: () => DATA,
  async run(wish, { services, workspace, id, report }) {
    const { data } = services.config;
    const removeUploads = async () => {
      for (const upload of wish.uploads) await removeUpload(data, workspace, upload.id);
    };
    try {
      const input = await openInput(data, workspace, wish);
      const result = await importFiles(services, workspace, { ...wish, id, input }, report).finally(() => input.close());
      await removeUploads();
      return result;
    } catch (thrown) {
      // An import that is stopped may start again, and needs them.
      if (!(thrown instanceof SegueError && thrown.code === "job-cancelled")) await removeUploads();
      throw thrown;
    }
  },
});
