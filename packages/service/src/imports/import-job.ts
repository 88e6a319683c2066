import { Type } from "typebox";
import { defineJob } from "../jobs/handler.js";
import { importFiles } from "./import-files.js";
import { openUpload, removeUpload } from "./uploads.js";

/** Brings uploaded files into the store. */
export const importJob = defineJob({
  kind: "import",
  input: Type.Object(
    {
      uploads: Type.Array(Type.Object({ id: Type.String(), name: Type.String({ minLength: 1, maxLength: 1024 }) }), {
        minItems: 1,
        maxItems: 1000,
      }),
      name: Type.String({ minLength: 1, maxLength: 1024 }),
      format: Type.String({ default: "auto" }),
      columns: Type.Record(Type.String(), Type.String(), { default: {} }),
      dryRun: Type.Boolean({ default: false }),
    },
    { additionalProperties: false },
  ),
  async run(input, { services, workspace, id, report }) {
    const { data } = services.config;
    try {
      const files = await Promise.all(input.uploads.map((upload) => openUpload(data, upload.id, upload.name)));
      return await importFiles(services, workspace, { ...input, id, files }, report);
    } finally {
      // Kept when the process is stopped (the job starts again), removed when the import ended well or badly.
      for (const upload of input.uploads) await removeUpload(data, upload.id);
    }
  },
});
