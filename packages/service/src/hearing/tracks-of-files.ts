import type { TrackPlace } from "../ports/sounds.js";

/**
 * The track that a table means by a file: by its place below the folder, with or without the folder's own path, or by its name, with or without what says its format, where files of one track alone are called so.
 */
export function tracksOfFiles(places: readonly TrackPlace[]) {
  const byPlace = new Map<string, string>();
  const byName = new Map<string, string | undefined>();
  for (const { folder, place, track } of places) {
    byPlace.set(place, track).set(`${folder}/${place}`, track);
    for (const name of namesOf(place)) byName.set(name, byName.has(name) && byName.get(name) !== track ? undefined : track);
  }
  return (name: string): string | undefined => byPlace.get(name) ?? byName.get(name);
}

/** A file's name, with and without what says its format. */
function namesOf(place: string): string[] {
  const name = place.slice(place.lastIndexOf("/") + 1);
  return [name, name.replace(/\.[^.]+$/, "")];
}
