import { PictureFileError, type PictureFiles } from "../../ports/picture-files.js";
import { confinedPool } from "../confined/pool.js";
import { ConfinedError } from "../confined/process.js";
import type { Question, Reply } from "./messages.js";

/** What reading one picture may take in memory, everything of the process included, in bytes; and in time, in seconds. */
const MEMORY = 8e8;
const SECONDS = 30;

export interface PictureFilesOptions {
  /** Pictures that are read beside each other. */
  readonly threads: number;
  /** The most memory that a process may take, in bytes. */
  readonly memory?: number;
  /** The longest that reading a picture may take, in seconds. */
  readonly seconds?: number;
}

/** Pictures, read in as many processes as there are threads. A process that had to be ended is started again with the next one. */
export function confinedPictureFiles({ threads, memory = MEMORY, seconds = SECONDS }: PictureFilesOptions): PictureFiles {
  const pool = confinedPool<Question, Reply>("picture", { threads, memory });
  return {
    async read(bytes, wish) {
      const reply = await pool.ask({ bytes, wish }, seconds).catch((thrown: unknown) => {
        throw thrown instanceof ConfinedError
          ? new PictureFileError(thrown.failure, `reading it was ended: ${thrown.message}`)
          : thrown;
      });
      if (reply.is === "error") throw new PictureFileError(reply.failure, reply.sentence);
      return reply.picture;
    },
    close: () => pool.close(),
  };
}
