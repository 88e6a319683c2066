import { stat } from "node:fs/promises";
import { type SoundFile, SoundFileError, type SoundFiles, type SoundWish } from "../../ports/sound-files.js";
import { ConfinedError, type ConfinedProcess, startConfined } from "../confined/process.js";
import type { Question, Reply } from "./messages.js";

/** What reading one file may take in memory, everything of the process included, in bytes. */
const MEMORY = 1.5e9;
/** What it may take in time, in seconds: some for any file, and more for each MB. */
const SECONDS = { any: 30, megabyte: 2 };
/** After so long without a question a process ends, in milliseconds. */
const IDLE = 60_000;

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
  const free: (Reader | undefined)[] = Array.from({ length: threads });
  const waiting: ((reader: Reader | undefined) => void)[] = [];
  const running = new Set<Reader>();
  const take = async (): Promise<Reader> => {
    const reader = free.length > 0 ? free.pop() : await new Promise<Reader | undefined>((resolve) => waiting.push(resolve));
    if (reader?.alive) return reader;
    const started = startConfined<Question, Reply>("sound", memory);
    running.add(started);
    started.ended.then(() => running.delete(started));
    return started;
  };
  const give = (reader: Reader) => {
    const next = waiting.shift();
    if (next === undefined) free.push(reader);
    else next(reader);
  };
  const endIdle = idleTimer(() => {
    for (const reader of free) reader?.kill();
  });
  return {
    async read(path, wish) {
      endIdle.busy();
      const reader = await take();
      try {
        return await readBy(reader, path, wish, seconds ?? (await patienceFor(path)));
      } finally {
        give(reader);
        endIdle.idle();
      }
    },
    async close() {
      endIdle.busy();
      for (const reader of running) reader.kill();
      await Promise.all([...running].map(({ ended }) => ended));
    },
  };
}

type Reader = ConfinedProcess<Question, Reply>;

async function readBy(reader: Reader, path: string, wish: SoundWish, seconds: number): Promise<SoundFile> {
  const reply = await reader.ask({ path, wish }, seconds).catch((thrown: unknown) => {
    throw thrown instanceof ConfinedError
      ? new SoundFileError(thrown.failure, `reading it was ended: ${thrown.message}`)
      : thrown;
  });
  if (reply.is === "error") throw new SoundFileError(reply.failure, reply.sentence);
  return reply.file;
}

async function patienceFor(path: string): Promise<number> {
  const { size } = await stat(path).catch(() => ({ size: 0 }));
  return SECONDS.any + (SECONDS.megabyte * size) / 1e6;
}

function idleTimer(end: () => void) {
  let timer: NodeJS.Timeout | undefined;
  return {
    busy: () => clearTimeout(timer),
    idle() {
      clearTimeout(timer);
      timer = setTimeout(end, IDLE).unref();
    },
  };
}
