import { stat } from "node:fs/promises";
import { SoundFileError, type SoundFiles } from "../../ports/sound-files.js";
import { confinedPool } from "../confined/pool.js";
import { ConfinedError } from "../confined/process.js";
import type { Question, Reply } from "./messages.js";

/** What reading one file may take in memory, everything of the process included, in bytes. */
const MEMORY = 1.5e9;
/** What it may take in time, in seconds: some for any file, and more for each MB. */
const SECONDS = { any: 30, megabyte: 2 };

export interface SoundFilesOptions {
  /** Files that are read beside each other. */
  readonly threads: number;
  /** The most memory that a process may take, in bytes. */
  readonly memory?: number;
  /** The longest that reading a file may take, in seconds; otherwise as its size suggests. */
  readonly seconds?: number;
}

/** Files of sound, read in as many processes as there are threads. A process that had to be ended is started again with the next file. */
export function confinedSoundFiles({ threads, memory = MEMORY, seconds }: SoundFilesOptions): SoundFiles {
  const pool = confinedPool<Question, Reply>("sound", { threads, memory });
  return {
    async read(path, wish) {
      const patience = seconds ?? (await patienceFor(path));
      const reply = await pool.ask({ path, wish }, patience).catch((thrown: unknown) => {
        throw thrown instanceof ConfinedError
          ? new SoundFileError(thrown.failure, `reading it was ended: ${thrown.message}`)
          : thrown;
      });
      if (reply.is === "error") throw new SoundFileError(reply.failure, reply.sentence);
      return reply.file;
    },
    close: () => pool.close(),
  };
}

async function patienceFor(path: string): Promise<number> {
  const { size } = await stat(path).catch(() => ({ size: 0 }));
  return SECONDS.any + (SECONDS.megabyte * size) / 1e6;
}
