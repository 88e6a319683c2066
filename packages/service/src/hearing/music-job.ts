import { Type } from "typebox";
import { defineJob } from "../jobs/handler.js";
import { importFolder } from "./import-folder.js";

/**
 * Reads a folder of music. What it has read of each file is kept at once: cancelled, or killed, it goes on from there when it is started again. The
 * catalogue changes at its end, all at once.
 */
export const musicJob = defineJob({
  kind: "music",
  input: Type.Object(
    { folder: Type.String({ minLength: 1, maxLength: 4096 }), dryRun: Type.Boolean({ default: false }) },
    { additionalProperties: false },
  ),
  // Beside imports of listening data: it may take hours, and changes the catalogue at its end only.
  resource: () => "music",
  run: (wish, context) => importFolder(context, wish),
});
