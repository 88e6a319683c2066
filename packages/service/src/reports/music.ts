import type { Store } from "../ports/store.js";

/** What files of sound a workspace knows, whether they were heard by anybody or not. */
export interface MusicThere {
  /** Files, each content once. */
  readonly files: number;
  /** Tracks that can be heard. */
  readonly tracks: number;
  /** How long all of them last. */
  readonly seconds: number;
  /** Files by what they are: `flac`, `mp3`, …; the commonest first. */
  readonly formats: readonly { readonly name: string; readonly files: number }[];
  readonly covers: number;
  readonly lyrics: number;
}

/** Looks through what was noted of files; null where no folder of music was imported. */
export async function musicThere({ sounds }: Pick<Store, "sounds">, workspace: string): Promise<MusicThere | null> {
  const files = await sounds.contents(workspace);
  if (files.length === 0) return null;
  const formats = new Map<string, number>();
  for (const { found } of files) formats.set(found.format.name, (formats.get(found.format.name) ?? 0) + 1);
  return {
    files: files.length,
    tracks: new Set(files.map(({ track }) => track)).size,
    seconds: Math.round(files.reduce((sum, { found }) => sum + (found.format.seconds ?? 0), 0)),
    formats: [...formats]
      .map(([name, count]) => ({ name, files: count }))
      .sort((a, b) => b.files - a.files || (a.name < b.name ? -1 : 1)),
    covers: files.filter(({ cover }) => cover !== null).length,
    lyrics: files.filter(({ hasLyrics }) => hasLyrics).length,
  };
}
