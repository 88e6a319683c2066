import type { KnownTrack } from "./known-track.js";
import { readName, type TrackName } from "./track-name.js";

/**
 * The tracks of one ISRC in classes that do not contradict: those that share a title or an artist, directly or through others, are
 * together. A track whose name is not known contradicts nothing, and belongs to the others where these are one class.
 */
export function namesOfIsrc(tracks: readonly KnownTrack[]): KnownTrack[][] {
  const words = createWordClasses();
  const named: [KnownTrack, TrackName][] = [];
  const nameless: KnownTrack[] = [];
  for (const track of tracks) {
    const name = readName(track.facts);
    if (name === undefined) nameless.push(track);
    else named.push([track, name]);
  }
  for (const [, { song, artists, guests }] of named)
    for (const artist of [...artists, ...guests]) words.join(`title ${song}`, `artist ${artist}`);
  const classes = new Map<string, KnownTrack[]>();
  for (const [track, { song }] of named) {
    const word = words.classOf(`title ${song}`);
    const own = classes.get(word);
    if (own === undefined) classes.set(word, [track]);
    else own.push(track);
  }
  if (classes.size > 1) return [...classes.values(), nameless];
  return [[...([...classes.values()][0] ?? []), ...nameless]];
}

/** Words in classes (union-find with path halving). */
function createWordClasses() {
  const above = new Map<string, string>();
  const classOf = (word: string): string => {
    let at = word;
    for (let up = above.get(at); up !== undefined; up = above.get(at)) {
      const top = above.get(up);
      if (top !== undefined) above.set(at, top);
      at = up;
    }
    return at;
  };
  return {
    classOf,
    join(a: string, b: string) {
      const [one, other] = [classOf(a), classOf(b)];
      if (one !== other) above.set(one, other);
    },
  };
}
