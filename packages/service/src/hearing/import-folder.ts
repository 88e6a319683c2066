import { basename } from "node:path";
import { SegueError } from "../errors.js";
import type { ImportResult } from "../imports/import-files.js";
import { Tally } from "../imports/tally.js";
import { type JobContext, part } from "../jobs/handler.js";
import type { NotedSound } from "../ports/sounds.js";
import { compareFolder, type FolderChanges } from "./compare-folder.js";
import { MUSIC, publishFolder } from "./publish-folder.js";
import { type Counts, readChanges } from "./read-changes.js";
import { soundRows } from "./sound-rows.js";
import { removeUnusedArtifacts } from "./unused-artifacts.js";
import { walk } from "./walk.js";

export interface FolderWish {
  /** The true path of a folder that may be read. */
  readonly folder: string;
  readonly dryRun: boolean;
  /** Whether what it holds was made up; false unless given. */
  readonly simulated?: boolean;
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

/** What an import of rendered music is called. */
const RENDERED = { name: "music rendered by Segue", simulated: true };
/** What is told of what is left aside. */
const MOST_ASIDE = 100;

/**
 * Reads the files of sound below a folder that are new or have changed, and lets the catalogue say what is in the folder now. Throws `invalid-data` for a
 * folder without any sound, also one that had some: it may be a disk that is not there.
 */
export async function importFolder(
  context: JobContext,
  { folder: path, dryRun, simulated = false }: FolderWish,
): Promise<FolderResult> {
  const { services, workspace, report } = context;
  const { store, config } = services;
  const walked = await walk(path, config.data, (files) => report(0, `found ${files.toLocaleString("en")} files of sound`));
  if (walked.closed.includes("")) throw new SegueError("unknown-folder", `${path} cannot be read by the service.`);
  const before = await store.sounds.findFolder(workspace, path);
  const noted = before === undefined ? new Map() : await store.sounds.glance(workspace, before.pk);
  if (walked.files.length === 0) throw nothing(path, noted.size);
  const known = dryRun ? before : await store.sounds.folder(workspace, path);
  const changes = compareFolder(walked, noted);
  const tally = new Tally();
  const note = async (sound: NotedSound) => {
    for (const row of rowsOf(sound)) tally.count(row);
    if (!dryRun) await store.sounds.note(workspace, known!.pk, sound);
  };
  const counts = await readChanges(context, path, changes, { pk: known?.pk, note });
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
  const published = await publishFolder(
    context,
    known!,
    simulated ? RENDERED : { name: basename(path) || path, simulated },
    part(report, 0.9, 1),
  );
  await removeUnusedArtifacts(services, workspace);
  return { import: published.id, rows, rules: published.rules, ...told };
}

/** Rows of a file whose track nobody has looked for yet: as if it were its own. */
function rowsOf(sound: NotedSound) {
  const { data, problems } = soundRows({ ...sound, track: sound.track ?? sound.place });
  return [...problems, ...data.filter(({ type }) => type === "track")];
}

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
      hint: "Segue reads MP3, AAC (M4A), FLAC, Ogg Vorbis, Opus, WAV and AIFF.",
    });
  return new SegueError("invalid-data", `${path} holds no file of sound any more; it held ${before.toLocaleString("en")}.`, {
    hint: "See whether its disk is there. If the music is meant to go, take its import back: segue imports undo ID",
  });
}
