import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { type SoundFailure, type SoundFile, SoundFileError } from "../ports/sound-files.js";
import type { NotedSound, SoundFault, SoundQuality } from "../ports/sounds.js";
import type { Services } from "../services.js";
import { keepCover } from "./covers.js";
import { REMEDIES } from "./remedies.js";
import type { WalkedFile } from "./walk.js";

/** Grows with every change of what is read of files: those that were read by another version are read again. */
export const READER = 4;

/** The rule of a file that could not be opened: it is tried again. */
export const UNOPENED = "unreadable-file";

/** Rules by which a file is at fault, whenever it is read; what went wrong otherwise may go well another time. */
export const LASTING: readonly string[] = ["unknown-sound", "damaged-sound"];

/** SHA-256 of a file, hexadecimal; rejects where it cannot be read. */
export async function hashOf(path: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) hash.update(chunk as Buffer);
  return hash.digest("hex");
}

/** Reads a file: what is written in it, how good its sound is, its lyrics and its cover. What is wrong with it becomes its fault. */
export async function readSound(
  services: Pick<Services, "soundFiles" | "artifacts">,
  workspace: string,
  folder: string,
  { path, picture, ...place }: WalkedFile,
  hash: string,
): Promise<NotedSound> {
  const noted = { ...place, hash, reader: READER, track: null } as const;
  try {
    const { format, tags, features } = await hear(services, path);
    const { lyrics = null, cover, ...written } = tags;
    const quality = features.quality && qualityOf(features.quality.data);
    return {
      ...noted,
      found: { format, tags: written, ...(quality === undefined ? {} : { quality }) },
      lyrics,
      cover: await keepCover(services, workspace, { within: cover?.bytes, folder, beside: picture }),
      fault: null,
    };
  } catch (thrown) {
    if (!(thrown instanceof SoundFileError)) throw thrown;
    return { ...noted, found: null, lyrics: null, cover: null, fault: faultOf(thrown) };
  }
}

/** A file that could not be opened. */
export const unopened = ({ path: _, picture: __, ...place }: WalkedFile, thrown: unknown): NotedSound => ({
  ...place,
  ...{ hash: "", reader: READER, track: null, found: null, lyrics: null, cover: null },
  fault: {
    rule: UNOPENED,
    reason: `the file cannot be read (${String(Object(thrown).code ?? "it went")})`,
    remedy: "See that the service may read it, and that its name is written in UTF-8.",
  },
});

/** Its sound too, where that is decoded; otherwise what is written in it. */
async function hear({ soundFiles }: Pick<Services, "soundFiles">, path: string): Promise<SoundFile> {
  try {
    return await soundFiles.read(path, { features: ["quality"] });
  } catch (thrown) {
    if (!(thrown instanceof SoundFileError) || !WRITTEN_ONLY.includes(thrown.failure)) throw thrown;
    return soundFiles.read(path, { features: [] });
  }
}

const WRITTEN_ONLY: readonly SoundFailure[] = ["undecodable", "too-long"];

function qualityOf([silent, offset, clipped, floor, noise]: Float32Array): SoundQuality {
  return { silent: silent!, offset: offset!, clipped: clipped!, floor: floor!, noise: noise! };
}

function faultOf({ failure, message }: SoundFileError): SoundFault {
  return {
    rule: `${failure}-sound`,
    reason: message.replace(/^it is /, "the file is ").replace(/\.$/, ""),
    remedy: REMEDIES[failure],
  };
}
