import { constants } from "node:fs";
import { type FileHandle, open, realpath } from "node:fs/promises";
import { join } from "node:path";
import { SegueError } from "../errors.js";
import type { TrackSound } from "../ports/sounds.js";
import type { Services } from "../services.js";
import { isWithin } from "./allowed-folder.js";
import { soundsOf } from "./sounds-of.js";

/** A file of sound, open to be read. */
export interface OpenSound {
  readonly file: FileHandle;
  readonly size: number;
  /** In milliseconds since 1970. */
  readonly changedAt: number;
  readonly type: string;
}

/** Opens the first file of a track that is still there. Throws `unknown-sound`. */
export async function openSound(
  services: Pick<Services, "store" | "config">,
  workspace: string,
  track: string,
): Promise<OpenSound> {
  const sounds = await soundsOf(services, workspace, track);
  for (const sound of sounds) {
    const opened = await tryToOpen(sound);
    if (opened !== undefined) return opened;
  }
  const why = sounds.length === 0 ? "No file of sound is known" : "The file is not there any more";
  throw new SegueError("unknown-sound", `${why} of the track ${JSON.stringify(track)}.`);
}

const TYPES: Readonly<Record<string, string>> = {
  mp3: "audio/mpeg",
  flac: "audio/flac",
  "ogg-vorbis": "audio/ogg",
  "ogg-opus": "audio/ogg",
  m4a: "audio/mp4",
  aac: "audio/aac",
  wav: "audio/wav",
  aiff: "audio/aiff",
};

/** Undefined where it is gone, or something else lies in its place. */
async function tryToOpen({ folder, place, found }: TrackSound): Promise<OpenSound | undefined> {
  const path = await realpath(join(folder, place)).catch(() => undefined);
  // A link that was put there since leads anywhere; a pipe would be waited for.
  if (path === undefined || !isWithin(path, folder)) return undefined;
  const file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK).catch(() => undefined);
  const told = await file?.stat();
  if (file !== undefined && told?.isFile())
    return { file, size: told.size, changedAt: told.mtimeMs, type: TYPES[found.format.name] ?? "application/octet-stream" };
  await file?.close();
  return undefined;
}
