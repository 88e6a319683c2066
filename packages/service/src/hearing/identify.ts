import { composedTrack, type Facts, idProblem, sameTracks } from "@segue/engine";
import type { NotedSound } from "../ports/sounds.js";
import type { Services } from "../services.js";
import { nameable } from "../snapshots/nameable.js";
import { factsOf, namesOf } from "./sound-rows.js";

/** A file that was read, and the id that its track has if nobody knows it. */
interface Named {
  readonly place: string;
  readonly own: string;
  readonly title: string;
  readonly artist: string | undefined;
  readonly facts: Facts;
}

/**
 * Which tracks files are, by their places: those that are known already, from histories, where it is clear that they are the same (see `sameTracks`);
 * or a table said something of the file before it came; otherwise tracks of their own, named as listening services' exports name them (artist and title), so that later histories find them.
 */
export async function identify(
  { store }: Pick<Services, "store">,
  workspace: string,
  folder: string,
  sounds: readonly NotedSound[],
): Promise<Map<string, string>> {
  const files = sounds.filter(({ found }) => found !== null).map(named);
  if (files.length === 0) return new Map();
  const apart = await store.merges.apart(workspace);
  const known = await knownTracks(store, workspace, apart);
  const taken = takenFor(
    files.filter(({ own }) => !apart.has(own)),
    known,
  );
  const told = toldOf(folder, files, known);
  return new Map(files.map(({ place, own }) => [place, taken.get(own) ?? (known.has(own) ? own : told.get(place)) ?? own]));
}

function named(sound: NotedSound): Named {
  const { title, artist } = namesOf(sound);
  const composed = artist === undefined ? "" : composedTrack(artist, title);
  // A file that nothing is written in is known by its content, wherever it lies.
  const own = idProblem(composed) === undefined ? composed : `sound-${sound.hash.slice(0, 32)}`;
  return { place: sound.place, own, title, artist, facts: factsOf(sound.found!) };
}

interface Known {
  readonly id: string;
  readonly title: string | null;
  readonly artist: string | null;
  readonly facts: Facts;
}

/** What may be recognised: without tracks that somebody keeps apart. */
async function knownTracks(store: Services["store"], workspace: string, apart: ReadonlySet<string>): Promise<Map<string, Known>> {
  const known = new Map<string, Known>();
  for await (const batch of store.tracks.everything(workspace))
    for (const track of batch) if (!apart.has(track.id)) known.set(track.id, track);
  return known;
}

/** The known track that each id of ours is taken for. */
function takenFor(files: readonly Named[], known: ReadonlyMap<string, Known>): Map<string, string> {
  const fresh = new Map(files.filter(({ own }) => !known.has(own)).map((file) => [file.own, file]));
  const ours = Array.from(fresh, ([id, { title, artist, facts }]) => nameable({ id, title, artist: artist ?? null, facts }));
  const taken = new Map<string, string>();
  if (ours.length === 0) return taken;
  for (const { kept, merged } of sameTracks([...Array.from(known.values(), nameable), ...ours])) {
    const ids = [kept, ...merged.map(({ id }) => id)];
    const there = ids.find((id) => known.has(id));
    if (there !== undefined) for (const id of ids) if (fresh.has(id)) taken.set(id, there);
  }
  return taken;
}

/** Tracks that are known by the place or the whole name of a file, by the files' places: a table told of it before the folder was read. */
function toldOf(folder: string, files: readonly Named[], known: ReadonlyMap<string, Known>): Map<string, string> {
  const nameOf = (place: string) => place.slice(place.lastIndexOf("/") + 1);
  const many = new Map<string, number>();
  for (const { place } of files) many.set(nameOf(place), (many.get(nameOf(place)) ?? 0) + 1);
  const told = files.flatMap(({ place }): [string, string][] => {
    const names = [`${folder}/${place}`, place, ...(many.get(nameOf(place)) === 1 ? [nameOf(place)] : [])];
    const id = names.find((name) => name.includes(".") && known.has(name));
    return id === undefined ? [] : [[place, id]];
  });
  return new Map(told);
}
