import { Type } from "typebox";
import { SegueError } from "../errors.js";
import { removeUpload, type Upload, uploadedFile } from "../imports/uploads.js";
import { type SoundFile, SoundFileError } from "../ports/sound-files.js";
import type { Services } from "../services.js";
import { featureSets } from "./feature-sets.js";
import { REMEDIES } from "./remedies.js";

/** How a request names a file of sound. */
export const uploadSchema = Type.Object(
  {
    id: Type.String({ minLength: 1, maxLength: 100, description: "The id that POST /v1/uploads answered" }),
    name: Type.String({ minLength: 1, maxLength: 1000, description: "The file's name, for messages" }),
  },
  { additionalProperties: false },
);

/**
 * What an upload holds, with some sets of features; it is removed once it was looked at. With `orWritten` only what is written in it, where its sound is stored in
 * a way that is not decoded. Throws `invalid-request` for sets that do not exist, `unknown-upload`, `unreadable-sound`.
 */
export async function hearUpload(
  { config, soundFiles }: Services,
  workspace: string,
  upload: Upload,
  features: readonly string[],
  { orWritten = false } = {},
): Promise<SoundFile> {
  featureSets(features);
  const { path } = await uploadedFile(config.data, workspace, upload);
  try {
    return await soundFiles.read(path, { features });
  } catch (thrown) {
    if (!(thrown instanceof SoundFileError)) throw thrown;
    if (orWritten && thrown.failure === "undecodable") return await soundFiles.read(path, { features: [] });
    throw new SegueError("unreadable-sound", `${upload.name} is not read: ${thrown.message}`, {
      hint: REMEDIES[thrown.failure],
      cause: thrown,
    });
  } finally {
    await removeUpload(config.data, workspace, upload.id);
  }
}
