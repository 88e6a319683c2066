import type { Facts } from "@segue/engine";
import { type Kysely, type Selectable, sql } from "kysely";
import type { Arranged } from "../../ports/long-list.js";
import type { Track, TrackSort } from "../../ports/tracks.js";
import { visibleBatches } from "./batches.js";
import { mentions } from "./containing.js";
import type { Key, LongList } from "./long-list.js";
import type { Schema } from "./schema.js";

/** What is read of a track. */
export const TRACK_COLUMNS = ["id", "title", "artist", "facts_json"] as const;

type TrackRow = Pick<Selectable<Schema["tracks"]>, (typeof TRACK_COLUMNS)[number]>;

const PK: Key = { of: sql.ref("pk"), type: "number" };
const text = (expression: string): Key => ({ of: sql.raw(expression), type: "string" });

/** By what tracks can be in order; the expressions are those of the indices. */
const KEYS: Readonly<Record<TrackSort, readonly Key[]>> = {
  came: [PK],
  id: [text("id")],
  title: [text("lower(substr(coalesce(title, id), 1, 80))"), PK],
  artist: [text("lower(substr(coalesce(artist, '') || ' ' || coalesce(title, id), 1, 120))"), PK],
};

/** The tracks of a workspace as a long list. */
export const trackList = (
  db: Kysely<Schema>,
  workspace: string,
  { sort = "came", order = "asc", text: wanted }: Arranged<TrackSort> & { readonly text?: string | undefined },
): LongList<TrackRow, Track> => ({
  keys: KEYS[sort],
  order,
  rows: sql`from tracks where workspace_id = ${workspace} and batch in ${visibleBatches(db, workspace)}
    ${wanted === undefined ? sql`` : sql`and ${named(wanted)}`}`,
  columns: sql.join(TRACK_COLUMNS.map((column) => sql.ref(column))),
  present: presentTrack,
});

/** Whether id, title or artist contains a text. */
export const named = (wanted: string) =>
  sql<boolean>`(${mentions("id", wanted)} or ${mentions("title", wanted)} or ${mentions("artist", wanted)})`;

export const presentTrack = ({ id, title, artist, facts_json }: TrackRow): Track => ({
  id,
  title,
  artist,
  facts: JSON.parse(facts_json) as Facts,
});
