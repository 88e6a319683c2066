import type { Dataset } from "./dataset.js";
import { takeEvents } from "./events.js";
import { createIdIndex } from "./id-index.js";
import { preference } from "./preference.js";
import { filterTags } from "./relations.js";

/** The dataset with only the tracks of these rows (ascending) and what happened to them, under the same name. */
export function withTracks(dataset: Dataset, rows: readonly number[]): Dataset {
  const { tracks } = dataset;
  if (rows.length === tracks.size) return dataset;
  return renumbered(
    dataset,
    rows,
    rows.map((row) => tracks.ids[row]!),
  );
}

/** The dataset as a model sees it whose tracks are `ids`, in its order: those that the dataset has not are there, and nothing happened to them. */
export function onTracks(dataset: Dataset, ids: readonly string[]): Dataset {
  return renumbered(
    dataset,
    ids.map((id) => dataset.tracks.indexOf(id) ?? -1),
    ids,
  );
}

/** `rows` are the dataset's tracks in the new order, −1 for one that it has not. */
function renumbered(dataset: Dataset, rows: readonly number[], ids: readonly string[]): Dataset {
  const { users, tracks, events, catalogue, signal, tags } = dataset;
  const place = new Int32Array(tracks.size).fill(-1);
  rows.forEach((row, at) => {
    if (row >= 0) place[row] = at;
  });
  const staying = Uint32Array.from({ length: events.length }, (_, p) => p).filter((p) => place[events.track[p]!]! >= 0);
  const kept = takeEvents(events, staying);
  const moved = { ...kept, track: kept.track.map((track) => place[track]!) };
  const keptTags = filterTags(tags, (p) => place[tags.track[p]!]! >= 0);
  const cells = <T>(column: readonly (T | null)[]) => rows.map((row) => column[row] ?? null);
  return {
    ...dataset,
    tracks: createIdIndex(ids),
    events: moved,
    plays: preference(moved, users.size, rows.length, signal),
    tags: { ...keptTags, track: keptTags.track.map((track) => place[track]!) },
    catalogue: {
      title: cells(catalogue.title),
      artist: cells(catalogue.artist),
      facts: catalogue.facts.map(({ name, cells: all, methods }) => ({
        name,
        cells: cells(all),
        ...(methods === undefined ? {} : { methods: Uint8Array.from(rows, (row) => methods[row]!) }),
      })),
    },
  };
}

/** The rows of the tracks that somebody did something with. */
export function rowsWithEvents({ tracks, events }: Dataset): number[] {
  const heard = new Uint8Array(tracks.size);
  for (const track of events.track) heard[track] = 1;
  return Array.from(heard.keys()).filter((row) => heard[row] === 1);
}
