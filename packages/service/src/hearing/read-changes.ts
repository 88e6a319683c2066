import { type JobContext, part } from "../jobs/handler.js";
import type { NotedSound } from "../ports/sounds.js";
import type { FolderChanges } from "./compare-folder.js";
import { eachAtOnce } from "./each-at-once.js";
import { hashOf, READER, readSound, unopened } from "./read-sound.js";
import { saysAnother } from "./says-another.js";
import type { WalkedFile } from "./walk.js";

export interface Counts {
  /** Files that lay elsewhere before. */
  readonly moved: number;
  /** Files of another time and the same content. */
  readonly touched: number;
  readonly failed: number;
}

interface Notebook {
  /** The folder's number; undefined where nothing was noted of it. */
  readonly pk: number | undefined;
  note(sound: NotedSound): Promise<void>;
}

/** Reads what is new or changed, several files at once, and notes each. */
export async function readChanges(
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
  /** Contents that lie elsewhere now, and files of which what lay there was another content of the same track. */
  const elsewhere = new Set<string>();
  const edited: { readonly sound: NotedSound; readonly was: string }[] = [];
  await eachAtOnce(files, services.config.threads, async (file) => {
    const { sound, again } = await readOne(file);
    await note(sound);
    if (sound.fault !== null) failed++;
    if (again) isNew.has(file.place) ? moved++ : touched++;
    if (again) elsewhere.add(sound.hash);
    [bytes, done] = [bytes + file.size, done + 1];
    await progress(bytes / Math.max(1, total), `read ${done.toLocaleString("en")} of ${files.length.toLocaleString("en")} files`);
  });
  // Where the former content was moved away, its track went with it.
  for (const { sound, was } of edited) if (elsewhere.has(was)) await note({ ...sound, track: null });
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
    const sound = await readSound(services, workspace, folder, file, hash);
    const was =
      isNew.has(file.place) || pk === undefined ? undefined : await services.store.sounds.get(workspace, pk, file.place);
    if (was === undefined) return { sound, again: false };
    const same = { ...sound, track: was.track };
    // What lies beside it is new, or how it is read.
    if (was.hash === hash) return { sound: same, again: false };
    if (saysAnother(was, sound)) return { sound, again: false };
    edited.push({ sound: same, was: was.hash });
    return { sound: same, again: false };
  }
}

/** Whether what was noted of a file holds for another place: the same content, with the same lyrics and cover beside it. */
const isSame = (known: NotedSound, file: WalkedFile, hash: string) =>
  known.hash === hash &&
  known.reader === READER &&
  known.found !== null &&
  known.beside === file.beside &&
  known.cover?.place == null;
