import { basename } from "node:path";
import { SegueError } from "../errors.js";
import type { ImportResult } from "../imports/import-files.js";
import { Tally } from "../imports/tally.js";
import { type JobContext, part } from "../jobs/handler.js";
import type { NotedSound } from "../ports/sounds.js";
import { compareFolder, type FolderChanges } from "./compare-folder.js";
import { eachAtOnce } from "./each-at-once.js";
import { MUSIC, publishFolder } from "./publish-folder.js";
import { hashOf, readSound, unopened } from "./read-sound.js";
import { soundRows } from "./sound-rows.js";
import { removeUnusedArtifacts } from "./unused-artifacts.js";
import { type WalkedFile, walk } from "./walk.js";

export interface FolderWish {
  /** The true path of a folder that may be read. */
  readonly folder: string;
  readonly dryRun: boolean;
}

/** What came of reading a folder: as of any import, and what happened to its files. */
export interface FolderResult extends Omit<ImportResult, "files"> {
  readonly files: { readonly leftAside: ImportResult["files"]["leftAside"] };
  readonly folder: {
    readonly path: string;
    /** Files of sound. */
    readonly files: number;
    readonly added: number;
    /** They lay elsewhere in the folder before. */
    readonly moved: number;
    readonly changed: number;
    readonly removed: number;
    /** Passed over: they are as they were. */
    readonly unchanged: number;
    /** Read now, and could not be. */
    readonly failed: number;
  };
}

/** What is told of what is left aside. */
const MOST_ASIDE = 100;

/**
 * Reads the files of sound below a folder that are new or have changed, and lets the catalogue say what is in the folder now. Throws `invalid-data` for a
 * folder without any sound, also one that had some: it may be a disk that is not there.
 */
export async function importFolder(context: JobContext, { folder: path, dryRun }: FolderWish): Promise<FolderResult> {
  const { services, workspace, report } = context;
  const { store, config } = services;
  const walked = await walk(path, config.data, (files) => report(0, `found ${files.toLocaleString("en")} files of sound`));
  const known = dryRun ? await store.sounds.findFolder(workspace, path) : await store.sounds.folder(workspace, path);
  const noted = known === undefined ? new Map() : await store.sounds.glance(workspace, known.pk);
  if (walked.files.length === 0) throw nothing(path, noted.size);
  const changes = compareFolder(walked, noted);
  const tally = new Tally();
  const note = async (sound: NotedSound) => {
    for (const row of rowsOf(sound)) tally.count(row);
    if (!dryRun) await store.sounds.note(workspace, known!.pk, sound);
  };
  const counts = await readAll(context, path, changes, { pk: known?.pk, note });
  const told = {
    format: MUSIC,
    files: { leftAside: walked.leftAside.slice(0, MOST_ASIDE) },
    dryRun,
    folder: countsOf(path, walked.files.length, changes, counts),
  };
  const kept = changes.added.length + changes.changed.length - counts.touched - counts.failed;
  const rows = {
    read: walked.files.length,
    kept: dryRun ? 0 : kept,
    changed: 0,
    left: walked.files.length - (dryRun ? 0 : kept),
  };
  if (dryRun) return { import: context.id, rows, rules: tally.rules(), ...told };
  const removed = changes.removed.map(({ place }) => place);
  await store.sounds.forget(workspace, known!.pk, removed);
  const published = await publishFolder(context, known!, basename(path) || path, part(report, 0.9, 1));
  await removeUnusedArtifacts(services, workspace);
  return { import: published.id, rows, rules: published.rules, ...told };
}

/** Rows of a file whose track nobody has looked for yet: as if it were its own. */
function rowsOf(sound: NotedSound) {
  const { data, problems } = soundRows({ ...sound, track: sound.track ?? sound.place });
  return [...problems, ...data.filter(({ type }) => type === "track")];
}

interface Notebook {
  /** The folder's number; undefined where nothing was noted of it. */
  readonly pk: number | undefined;
  note(sound: NotedSound): Promise<void>;
}

interface Counts {
  /** Files that lay elsewhere before. */
  readonly moved: number;
  /** Files of another time and the same content. */
  readonly touched: number;
  readonly failed: number;
}

/** Reads what is new or changed, several files at once, and notes each. */
async function readAll(
  { services, workspace, report }: JobContext,
  folder: string,
  { added, changed, removed }: FolderChanges,
  { pk, note }: Notebook,
): Promise<Counts> {
  const files = [...added, ...changed];
  const total = files.reduce((bytes, { size }) => bytes + size, 0);
  const before = new Map([...removed, ...changed.map(({ was }) => was)].map((was) => [was.hash, was.place]));
  const isNew = new Set(added.map(({ place }) => place));
  const progress = part(report, 0, 0.9);
  let [bytes, done, moved, touched, failed] = [0, 0, 0, 0, 0];
  await eachAtOnce(files, services.config.threads, async (file) => {
    const { sound, again } = await readOne(file);
    await note(sound);
    if (sound.fault !== null) failed++;
    if (again) isNew.has(file.place) ? moved++ : touched++;
    [bytes, done] = [bytes + file.size, done + 1];
    await progress(bytes / Math.max(1, total), `read ${done.toLocaleString("en")} of ${files.length.toLocaleString("en")} files`);
  });
  return { moved, touched, failed };

  /** A file of a content that was read before, here or elsewhere in the folder, is not read again. */
  async function readOne(file: WalkedFile): Promise<{ sound: NotedSound; again: boolean }> {
    let hash: string;
    try {
      hash = await hashOf(file.path);
    } catch (thrown) {
      return { sound: unopened(file, thrown), again: false };
    }
    const place = before.get(hash);
    const known = place === undefined || pk === undefined ? undefined : await services.store.sounds.get(workspace, pk, place);
    if (known !== undefined && isSame(known, file, hash)) {
      const { path: _, picture: __, ...where } = file;
      return { sound: { ...known, ...where }, again: true };
    }
    return { sound: await readSound(services, workspace, folder, file, hash), again: false };
  }
}

/** Whether what was noted of a file holds for another place: the same content, with the same lyrics and cover beside it. */
const isSame = (known: NotedSound, file: WalkedFile, hash: string) =>
  known.hash === hash && known.found !== null && known.beside === file.beside && known.cover?.place == null;

function countsOf(
  path: string,
  files: number,
  { added, changed, removed, unchanged }: FolderChanges,
  { moved, touched, failed }: Counts,
): FolderResult["folder"] {
  return {
    ...{ path, files, moved, failed },
    added: added.length - moved,
    changed: changed.length - touched,
    // A content that lay in one place may lie in two now.
    removed: Math.max(0, removed.length - moved),
    unchanged: unchanged + touched,
  };
}

function nothing(path: string, before: number): SegueError {
  if (before === 0)
    return new SegueError("invalid-data", `${path} holds no file of sound.`, {
      hint: "Segue reads MP3, FLAC, Ogg Vorbis, Opus, M4A, WAV and AIFF.",
    });
  return new SegueError("invalid-data", `${path} holds no file of sound any more; it held ${before.toLocaleString("en")}.`, {
    hint: "See whether its disk is there. If the music is meant to go, take its import back: segue imports undo ID",
  });
}
