import { createHash } from "node:crypto";
import { open, realpath } from "node:fs/promises";
import { join } from "node:path";
import type { SoundCover, TrackSound } from "../ports/sounds.js";
import type { Services } from "../services.js";
import { isWithin } from "./allowed-folder.js";
import { MOST_PICTURE, pictureType } from "./picture-type.js";

/** Where a cover is kept, by its content: tracks of one album share it. */
const pathOf = (workspace: string, hash: string) => `covers/${workspace}/${hash}`;
const PICTURE = "picture";

/** Keeps the picture of a file of sound: the one within it, otherwise the one beside it; null where neither is a picture that is shown. */
export async function keepCover(
  { artifacts }: Pick<Services, "artifacts">,
  workspace: string,
  {
    within,
    folder,
    beside,
  }: { readonly within?: Uint8Array | undefined; readonly folder: string; readonly beside: string | null },
): Promise<SoundCover | null> {
  const own = await kept(artifacts, workspace, within, null);
  if (own !== null || beside === null) return own;
  return kept(artifacts, workspace, await pictureAt(folder, beside), beside);
}

async function kept(
  artifacts: Services["artifacts"],
  workspace: string,
  bytes: Uint8Array | undefined,
  place: string | null,
): Promise<SoundCover | null> {
  const type = bytes && pictureType(bytes);
  if (bytes === undefined || type === undefined) return null;
  const hash = createHash("sha256").update(bytes).digest("hex");
  const path = pathOf(workspace, hash);
  if (!(await artifacts.has(path))) await artifacts.write(path, { [PICTURE]: bytes });
  return { hash, type, place };
}

/** The bytes of a cover; where they are not kept any more (after a restore) they are taken from the files again. Undefined where those have changed. */
export async function coverBytes(
  { artifacts, soundFiles }: Pick<Services, "artifacts" | "soundFiles">,
  workspace: string,
  { folder, place, cover }: TrackSound & { readonly cover: SoundCover },
): Promise<Uint8Array | undefined> {
  const path = pathOf(workspace, cover.hash);
  if (await artifacts.has(path)) return artifacts.read(path, PICTURE);
  const within = cover.place === null ? await pictureWithin(soundFiles, join(folder, place)) : undefined;
  const again = await keepCover({ artifacts }, workspace, { within, folder, beside: cover.place });
  return again?.hash === cover.hash ? artifacts.read(path, PICTURE) : undefined;
}

const pictureWithin = (soundFiles: Services["soundFiles"], path: string) =>
  soundFiles.read(path, { features: [] }).then(
    ({ tags }) => tags.cover?.bytes,
    () => undefined,
  );

/** A file that is no larger than a cover may be, and lies where it says. */
async function pictureAt(folder: string, place: string): Promise<Uint8Array | undefined> {
  const path = await realpath(join(folder, place)).catch(() => undefined);
  if (path === undefined || !isWithin(path, folder)) return undefined;
  const file = await open(path, "r").catch(() => undefined);
  if (file === undefined) return undefined;
  try {
    const { size } = await file.stat();
    return size > MOST_PICTURE ? undefined : await file.readFile();
  } finally {
    await file.close();
  }
}
