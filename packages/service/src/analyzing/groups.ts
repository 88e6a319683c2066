import type { KnownTracks } from "./known-tracks.js";
import type { GROUPINGS } from "./wish.js";

type Grouping = (typeof GROUPINGS)[number];

/** What is known of an example. */
interface Example {
  readonly track: string;
  /** What it is the same as. */
  readonly content: string;
}

/**
 * What examples belong to, by number, in the order of their first ones: a track by itself where its artist, or album, is not known. Those that are the same picture, or the same words, belong together whatever else they are:
 * whoever has learned one knows the other.
 */
export function groupsOf(examples: readonly Example[], group: Grouping, known: KnownTracks): Int32Array {
  const parents = new Map<string, string>();
  const rootOf = (key: string): string => {
    const parent = parents.get(key) ?? key;
    if (parent === key) return key;
    const root = rootOf(parent);
    parents.set(key, root);
    return root;
  };
  const keys = examples.map(({ track, content }) => {
    const own = groupOf(track, group, known);
    return [own === undefined ? `alone ${track}` : `group ${own}`, `content ${content}`] as const;
  });
  for (const [one, other] of keys) parents.set(rootOf(one), rootOf(other));
  const numbers = new Map<string, number>();
  return Int32Array.from(keys, ([key]) => {
    const root = rootOf(key);
    if (!numbers.has(root)) numbers.set(root, numbers.size);
    return numbers.get(root)!;
  });
}

/** Whether it is not known what a track belongs to. */
export const isAlone = (track: string, group: Grouping, known: KnownTracks): boolean =>
  groupOf(track, group, known) === undefined;

/** What a track belongs to; undefined where that is not known. */
function groupOf(id: string, group: Grouping, { tracks }: KnownTracks): string | undefined {
  const { artist = null, facts = {} } = tracks.get(id) ?? {};
  if (group === "artist") return artist?.trim().toLowerCase();
  if (group === "track") return id;
  return facts.album === undefined ? undefined : [facts.album, facts.albumArtist ?? artist].join("/").toLowerCase();
}
