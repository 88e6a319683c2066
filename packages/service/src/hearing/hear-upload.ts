import { Type } from "typebox";
import { SegueError } from "../errors.js";
import { removeUpload, type Upload, useUpload } from "../imports/uploads.js";
import { type SoundFile, SoundFileError } from "../ports/sound-files.js";
import type { Services } from "../services.js";
import { soundSets } from "./feature-sets.js";
import { REMEDIES } from "./remedies.js";

/** How a request names a file of sound, a picture or a text. */
export const uploadSchema = Type.Object(
  {
    id: Type.String({ minLength: 1, maxLength: 100, description: "The id that POST /v1/uploads answered" }),
    name: Type.String({ minLength: 1, maxLength: 1000, description: "The file's name, for messages" }),
  },
  { additionalProperties: false },
);

/**
 * What an upload holds, with some sets of features of sound; it is removed once it was looked at. With `orWritten` only what is written in it, where its sound is stored in
 * a way that is not decoded. Throws `invalid-request` for sets that do not exist, `unknown-upload`, `unreadable-sound`.
 */
export async function hearUpload(
  services: Services,
  workspace: string,
  upload: Upload,
  features: readonly string[],
  { orWritten = false } = {},
): Promise<SoundFile> {
  soundSets(features);
  return withUpload(services, workspace, upload, async (path) => {
    try {
      return await services.soundFiles.read(path, { features });
    } catch (thrown) {
      if (orWritten && thrown instanceof SoundFileError && thrown.failure === "undecodable")
        return services.soundFiles.read(path, { features: [] });
      throw unreadable(upload.name, thrown);
    }
  });
}

/** Looks at an upload, by its path, and removes it; throws `unknown-upload`. */
export async function withUpload<Result>(
  { config }: Pick<Services, "config">,
  workspace: string,
  upload: Upload,
  look: (path: string) => Promise<Result>,
): Promise<Result> {
  try {
    return await useUpload(config.data, workspace, upload, ({ path }) => look(path));
  } finally {
    await removeUpload(config.data, workspace, upload.id);
  }
}

/** What is told of a file of sound that could not be read; whatever else was thrown as it is. */
export function unreadable(name: string, thrown: unknown): unknown {
  if (!(thrown instanceof SoundFileError)) return thrown;
  return new SegueError("unreadable-sound", `${name} is not read: ${thrown.message}`, {
    hint: REMEDIES[thrown.failure],
    cause: thrown,
  });
}
