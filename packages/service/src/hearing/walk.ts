import type { Dirent } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import type { SoundPlace } from "../ports/sounds.js";
import { isOtherSound, isSoundName } from "./sound-names.js";

/** A file of sound below a folder. */
export interface WalkedFile extends SoundPlace {
  /** Its whole path. */
  readonly path: string;
  /** The place of the picture that is its folder's cover. */
  readonly picture: string | null;
}

export interface Walked {
  /** In order of their places. */
  readonly files: readonly WalkedFile[];
  /** What is not read, and why. */
  readonly leftAside: readonly { readonly name: string; readonly reason: string }[];
  /** Places of the folders that could not be looked into: what is below them is not known. */
  readonly closed: readonly string[];
}

/**
 * The files of sound below a folder. Hidden files and the folder `except` are passed over, symbolic links are not followed: they may lead out of the
 * folder, or in a circle. `report` is told how many files were found.
 */
export async function walk(root: string, except: string, report: (files: number) => Promise<void>): Promise<Walked> {
  const found = { files: [] as WalkedFile[], leftAside: [] as { name: string; reason: string }[], closed: [] as string[] };
  const into = async (below: string): Promise<void> => {
    const entries = await readdir(join(root, below), { withFileTypes: true }).catch(() => undefined);
    if (entries === undefined) {
      found.closed.push(below);
      found.leftAside.push({ name: below, reason: "the folder cannot be read" });
      return;
    }
    const seen = entries.filter(({ name }) => !name.startsWith(".")).sort(byName);
    found.files.push(...(await soundsAmong(root, below, seen)));
    found.leftAside.push(...asideAmong(below, seen));
    await report(found.files.length);
    for (const entry of seen)
      if (entry.isDirectory() && join(root, below, entry.name) !== except) await into(placeIn(below, entry.name));
  };
  await into("");
  return { ...found, files: found.files.sort((a, b) => (a.place < b.place ? -1 : 1)) };
}

const byName = (a: Dirent, b: Dirent) => (a.name < b.name ? -1 : 1);

const placeIn = (below: string, name: string) => (below === "" ? name : `${below}/${name}`);

async function soundsAmong(root: string, below: string, entries: readonly Dirent[]): Promise<WalkedFile[]> {
  const names = entries.filter((entry) => entry.isFile()).map(({ name }) => name);
  const picture = pictureAmong(names);
  const sounds: WalkedFile[] = [];
  for (const name of names.filter(isSoundName)) {
    const stem = name.replace(/\.[^.]+$/, "");
    const told = await stampOf(root, below, name);
    // It went while the folder was looked at.
    if (told === undefined) continue;
    const companions = [`${stem}.lrc`, `${stem}.txt`].filter((each) => names.includes(each));
    const beside = await Promise.all(
      [...companions, ...(picture === undefined ? [] : [picture])].map(async (each) => {
        const stamp = await stampOf(root, below, each);
        return `${each}:${stamp?.size}:${stamp?.changedAt}`;
      }),
    );
    sounds.push({
      ...told,
      place: placeIn(below, name),
      path: join(root, below, name),
      beside: beside.join("/"),
      picture: picture === undefined ? null : placeIn(below, picture),
    });
  }
  return sounds;
}

async function stampOf(root: string, below: string, name: string) {
  const told = await stat(join(root, below, name)).catch(() => undefined);
  return told && { size: told.size, changedAt: told.mtimeMs };
}

/** Names by which programs store the picture of an album beside it, the surest first. */
const PICTURES = ["cover", "folder", "front", "album", "albumart"];
const PICTURE = /^(.+)\.(?:jpe?g|png|webp)$/i;

function pictureAmong(names: readonly string[]): string | undefined {
  const rank = (name: string) => PICTURES.indexOf(PICTURE.exec(name)?.[1]?.toLowerCase() ?? "");
  return names.filter((name) => rank(name) >= 0).sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1))[0];
}

function asideAmong(below: string, entries: readonly Dirent[]): { name: string; reason: string }[] {
  const links = entries.filter((entry) => entry.isSymbolicLink());
  const others = entries.filter((entry) => entry.isFile() && isOtherSound(entry.name));
  return [
    ...links.map(({ name }) => ({ name: placeIn(below, name), reason: "symbolic links are not followed" })),
    ...others.map(({ name }) => ({ name: placeIn(below, name), reason: "sound of this format is not read here" })),
  ];
}
