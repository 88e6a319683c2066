import { MAX_ID_LENGTH } from "@segue/engine";
import { Type } from "typebox";
import type { Config } from "../config.js";
import { SegueError } from "../errors.js";
import { defineJob, part } from "../jobs/handler.js";
import { readAddresses } from "../outgoing/addresses.js";
import { checkUrl } from "../outgoing/check-url.js";
import { DATA } from "../ports/jobs.js";
import { type CleaningChange, changeSchema } from "../snapshots/cleaning.js";
import { fetchUpload } from "./fetch-upload.js";
import { DEFAULT_USER, importFiles } from "./import-files.js";
import { openInput, readingSchema, uploadSchema } from "./input.js";
import { removeUpload, type Upload } from "./uploads.js";

/** How far an import is once its file is fetched. */
const FETCHING = 0.4;

/** What {@link checkImport} looks at. */
interface Asked {
  readonly uploads: readonly Upload[];
  readonly url?: string;
  readonly folder?: string;
  readonly dryRun: boolean;
  readonly cleaning?: CleaningChange;
}

/** Refuses an import of nothing, of two things at once, from an address that must not be asked, or by rules of its own; throws `invalid-request` or `address-refused`. */
export function checkImport({ uploads, url, folder, dryRun, cleaning }: Asked, { outgoing }: Config): void {
  const named = [url !== undefined, folder !== undefined, uploads.length > 0].filter(Boolean).length;
  if (named !== 1)
    throw new SegueError("invalid-request", "An import is of uploads, of the file at a url, or of a folder: name one of them.");
  if (cleaning !== undefined && !dryRun)
    throw new SegueError("invalid-request", "Rules of cleaning are tried by a dry run; an import keeps everything.", {
      hint: "Change the rules for all data: PATCH /v1/cleaning.",
    });
  if (url !== undefined) checkUrl(url, readAddresses(outgoing));
}

/** Brings uploaded files, or one that is to be fetched, into the store. */
export const importJob = defineJob({
  kind: "import",
  input: Type.Object(
    {
      ...readingSchema,
      uploads: Type.Array(uploadSchema, { maxItems: 1000, default: [] }),
      url: Type.Optional(
        Type.String({ minLength: 1, maxLength: 2048, description: "Where the service is to fetch the file, instead of uploads" }),
      ),
      name: Type.Optional(
        Type.String({ minLength: 1, maxLength: 1024, description: "The import's name; that of the file unless given" }),
      ),
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
      cleaning: Type.Optional({
        ...changeSchema,
        description:
          "Rules of cleaning to be tried by a dry run, as PATCH /v1/cleaning has them; what is not named is as it is there",
      }),
      keepUploads: Type.Boolean({
        default: false,
        description:
          "Keep the uploads when it has ended, for the import that follows a dry run; DELETE /v1/uploads/{id} removes one",
      }),
    },
    { additionalProperties: false },
  ),
  resource: () => DATA,
  async run(wish, { services, workspace, id, report: reportAll }) {
    const { data } = services.config;
    const { url } = wish;
    const removeUploads = async () => {
      if (wish.keepUploads) return;
      for (const upload of wish.uploads) await removeUpload(data, workspace, upload.id);
    };
    try {
      const fetching = part(reportAll, 0, FETCHING);
      const uploads =
        url === undefined ? wish.uploads : [await fetchUpload(services.config, { workspace, id, url, report: fetching })];
      const report = url === undefined ? reportAll : part(reportAll, FETCHING, 1);
      const input = await openInput(data, workspace, { ...wish, uploads });
      const name = wish.name ?? uploads[0]!.name;
      const result = await importFiles(services, workspace, { ...wish, name, id, input }, report).finally(() => input.close());
      await removeUploads();
      return result;
    } catch (thrown) {
      // An import that is stopped may start again, and needs them.
      if (!(thrown instanceof SegueError && thrown.code === "job-cancelled")) await removeUploads();
      throw thrown;
    } finally {
      // What was fetched is fetched again where the import starts again.
      if (url !== undefined) await removeUpload(data, workspace, id);
    }
  },
});
