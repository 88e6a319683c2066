import { Type } from "typebox";
import { SegueError } from "../../errors.js";
import { uploadSchema } from "../../imports/input.js";
import { removeUpload, useUpload } from "../../imports/uploads.js";
import { defineJob } from "../../jobs/handler.js";
import type { ModelRecord } from "../../ports/models.js";
import { publishModel } from "../publish.js";
import { MODEL_NAME } from "../reference.js";
import { type ModelPackage, readPackage } from "./read.js";

/** Puts a model of another installation into the registry, once its file was found to be in order and it answers. */
export const importModelJob = defineJob({
  kind: "import-model",
  input: Type.Object(
    {
      upload: uploadSchema,
      as: Type.Optional(Type.String({ pattern: MODEL_NAME, description: "Its name here, where it is to be another one" })),
    },
    { additionalProperties: false },
  ),
  resource: () => "",
  async run({ upload, as }, { services, workspace, id, report, log }) {
    const { data } = services.config;
    try {
      await report(0, "reading the file");
      const found = await useUpload(data, workspace, upload, ({ name, path }) => readPackage(path, name, services.runtime));
      await report(0.8, "storing the model");
      const record = recordOf(found, { as, job: id, now: services.clock.now() });
      const version = await publishModel(services, workspace, record, found.files);
      await log(`imported as ${record.name}@${version}`);
      await removeUpload(data, workspace, upload.id);
      const { algorithm, holds, origin } = record;
      return { model: record.name, version, algorithm, holds, origin: origin!.model };
    } catch (thrown) {
      // An import that is stopped may start again, and needs it.
      if (!(thrown instanceof SegueError && thrown.code === "job-cancelled")) await removeUpload(data, workspace, upload.id);
      throw thrown;
    }
  },
});

function recordOf(
  { record: { model: told, ...file }, manifest, task, holds, tracks, files }: ModelPackage,
  { as, job, now }: { as: string | undefined; job: string; now: number },
): Omit<ModelRecord, "version"> {
  const { algorithm, config, seed, dataset } = manifest;
  return {
    name: as ?? told.name,
    ...{ algorithm, config, seed, dataset },
    ...{ task, holds, tracks },
    users: told.users,
    bytes: Object.values(files).reduce((sum, content) => sum + content.byteLength, 0),
    seconds: told.seconds,
    peakRssMb: told.peakRssMb,
    createdAt: now,
    codeVersion: told.codeVersion,
    job,
    evaluation: told.evaluation,
    estimate: null,
    origin: {
      model: `${told.name}@${told.version}`,
      createdAt: told.createdAt,
      exportedAt: file.exportedAt,
      exportedBy: file.exportedBy,
      data: told.data,
    },
  };
}
