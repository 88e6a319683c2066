import type { SoundGlance } from "../ports/sounds.js";
import { LASTING, READER } from "./read-sound.js";
import type { Walked, WalkedFile } from "./walk.js";

/** What happened to the files of a folder since it was read. */
export interface FolderChanges {
  readonly added: readonly WalkedFile[];
  readonly changed: readonly (WalkedFile & { readonly was: SoundGlance })[];
  readonly removed: readonly SoundGlance[];
  /** How many are as they were. */
  readonly unchanged: number;
}

/**
 * Compares by size and time, of the files beside a file as well. One that could not be read by no fault of its own, or was read by an older version, counts
 * as changed. What lies in a folder that cannot be looked into is as it was.
 */
export function compareFolder({ files, closed }: Walked, noted: ReadonlyMap<string, SoundGlance>): FolderChanges {
  const added: WalkedFile[] = [];
  const changed: (WalkedFile & { readonly was: SoundGlance })[] = [];
  for (const file of files) {
    const was = noted.get(file.place);
    if (was === undefined) added.push(file);
    else if (!isAsItWas(file, was)) changed.push({ ...file, was });
  }
  const there = new Set(files.map(({ place }) => place));
  const isHidden = (place: string) => closed.some((folder) => folder === "" || place.startsWith(`${folder}/`));
  const removed = [...noted.values()].filter(({ place }) => !there.has(place) && !isHidden(place));
  return { added, changed, removed, unchanged: files.length - added.length - changed.length };
}

const isAsItWas = (file: WalkedFile, was: SoundGlance) =>
  was.reader === READER &&
  was.size === file.size &&
  was.changedAt === file.changedAt &&
  was.beside === file.beside &&
  (was.fault === null || LASTING.includes(was.fault));
