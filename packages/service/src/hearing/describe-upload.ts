import { open } from "node:fs/promises";
import { decodeText, describeText, type Feature, type ImageSet } from "@segue/engine";
import { SegueError } from "../errors.js";
import type { Upload } from "../imports/uploads.js";
import { PictureFileError } from "../ports/picture-files.js";
import { type SoundFile, SoundFileError } from "../ports/sound-files.js";
import type { Services } from "../services.js";
import { type SetsByKind, setsByKind } from "./feature-sets.js";
import { unreadable, withUpload } from "./hear-upload.js";
import { MOST_PICTURE, pictureType } from "./picture-type.js";
import { PICTURE_REMEDIES } from "./remedies.js";

/** What sets of features say of an upload. */
export interface Described {
  /** In the order in which they were wanted. */
  readonly features: ReadonlyMap<string, Feature>;
  /** How long its sound lasts, where it has one. */
  readonly seconds: number | undefined;
}

/** The longest text that is read, in bytes. */
const MOST_TEXT = 1 << 20;

/**
 * What sets of features say of an upload, which is removed: a file of sound with its cover and its words, a picture, or a text alone. Throws `invalid-request` for sets that do not exist or that
 * such a file has not, `unknown-upload`, `unreadable-sound`, `unreadable-picture`, `unreadable-text`, `unknown-cover` and `unknown-lyrics` where a file of sound holds none.
 */
export async function describeUpload(
  services: Services,
  workspace: string,
  upload: Upload,
  names: readonly string[],
): Promise<Described> {
  const sets = setsByKind(names);
  const { features, seconds } = await withUpload(services, workspace, upload, (path) =>
    describe(services, { path, name: upload.name }, sets),
  );
  const byName = new Map(features);
  return { features: new Map(names.map((name) => [name, byName.get(name)!])), seconds };
}

interface Named {
  readonly path: string;
  readonly name: string;
}
type Found = Iterable<readonly [string, Feature]>;

async function describe(
  services: Services,
  file: Named,
  sets: SetsByKind,
): Promise<{ readonly features: Found; readonly seconds: number | undefined }> {
  const bytes = await bytesUpTo(file.path, MOST_PICTURE);
  if (bytes !== undefined && pictureType(bytes) !== undefined) {
    refuse(file.name, "a picture", [...sets.sound, ...sets.text]);
    return { features: await ofPicture(services, bytes, file.name, sets.cover), seconds: undefined };
  }
  const sound = await heard(services, file, sets);
  if (sound === undefined) {
    refuse(file.name, "no sound and no picture that is known here", [...sets.sound, ...sets.cover]);
    return { features: await describeText(sets.text, await textAt(file)), seconds: undefined };
  }
  const { tags, format, features } = sound;
  if (sets.cover.length > 0 && tags.cover === undefined) throw new SegueError("unknown-cover", `${file.name} holds no picture.`);
  if (sets.text.length > 0 && tags.lyrics === undefined) throw new SegueError("unknown-lyrics", `${file.name} holds no words.`);
  const seen = sets.cover.length === 0 ? [] : await ofPicture(services, tags.cover!.bytes, file.name, sets.cover);
  const read = await describeText(sets.text, tags.lyrics?.text ?? "");
  return { features: [...Object.entries(features), ...seen, ...read], seconds: format.seconds };
}

function refuse(name: string, what: string, sets: readonly { readonly name: string }[]): void {
  const [first] = sets;
  if (first !== undefined)
    throw new SegueError("invalid-request", `${name} is ${what}: it has no ${first.name}.`, {
      hint: "GET /v1/features tells of each set whether it is of sound, of covers or of words.",
    });
}

/** What the file holds as sound; undefined where it begins like none, and none is wanted. */
async function heard({ soundFiles }: Services, { path, name }: Named, { sound }: SetsByKind): Promise<SoundFile | undefined> {
  try {
    return await soundFiles.read(path, { features: sound.map((set) => set.name) });
  } catch (thrown) {
    if (sound.length === 0 && thrown instanceof SoundFileError && thrown.failure === "unknown") return undefined;
    throw unreadable(name, thrown);
  }
}

async function ofPicture({ pictureFiles }: Services, bytes: Uint8Array, name: string, sets: readonly ImageSet[]): Promise<Found> {
  try {
    return Object.entries((await pictureFiles.read(bytes, { features: sets.map((set) => set.name) })).features);
  } catch (thrown) {
    if (!(thrown instanceof PictureFileError)) throw thrown;
    const hint = PICTURE_REMEDIES[thrown.failure];
    throw new SegueError("unreadable-picture", `The picture of ${name} is not read: ${thrown.message}`, { hint, cause: thrown });
  }
}

/** A text in whichever encoding it is written. */
async function textAt({ path, name }: Named): Promise<string> {
  const bytes = await bytesUpTo(path, MOST_TEXT);
  if (bytes === undefined) throw new SegueError("unreadable-text", `${name} is no text of up to ${MOST_TEXT >> 20} MB.`);
  const text = decodeText(bytes);
  if (text.includes("\0")) throw new SegueError("unreadable-text", `${name} is neither sound, nor a picture, nor a text.`);
  return text;
}

/** All of a file that has so many bytes at most. */
async function bytesUpTo(path: string, most: number): Promise<Uint8Array | undefined> {
  const file = await open(path, "r");
  try {
    return (await file.stat()).size > most ? undefined : await file.readFile();
  } finally {
    await file.close();
  }
}
