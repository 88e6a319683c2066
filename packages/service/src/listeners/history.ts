import {
  type Asked,
  activeRules,
  type CleaningSettings,
  emptyEvents,
  judgeEvents,
  kindCode,
  lastSession,
  pastOf,
  preference,
  sequencesOf,
  takeEvents,
} from "@segue/engine";
import { rowOf } from "@segue/kernels";
import type { HistoryEvent } from "../ports/events.js";
import type { LoadedModel } from "../registry/model-files.js";

/**
 * A listener's events as the query of a model, cleaned as the data were that it learned from: tracks that are taken for another one
 * count as that, and those that the model does not know are left out. `past`: with what rules may want to know of it.
 */
export function queryOf(
  events: readonly HistoryEvent[],
  model: Pick<LoadedModel, "tracks" | "signal">,
  cleaning: CleaningSettings,
  { past = false } = {},
): Asked {
  const { columns, ids } = columnsOf(events);
  const verdicts = judgeEvents(columns, { users: 1, trackSeconds: columns.trackSeconds, rules: activeRules(cleaning) });
  const rows = ids.map((id) => rowIn(model, id));
  const told = Array.from(events.keys()).filter((p) => verdicts[p] === 0);
  const staying = told.filter((p) => rows[columns.track[p]!] !== undefined);
  // Numbered among themselves, in the order of the model's rows: nothing here then takes as long as the model knows tracks.
  const heard = [...new Set(staying.map((p) => rows[columns.track[p]!]!))].sort((a, b) => a - b);
  const places = new Map(heard.map((row, place) => [row, place]));
  const kept = takeEvents(columns, staying);
  const known = { ...kept, track: kept.track.map((track) => places.get(rows[track]!)!) };
  const rowAt = (place: number) => heard[place]!;
  const { indices, values } = rowOf(preference(known, 1, heard.length, model.signal), 0);
  return {
    history: { indices: indices.map(rowAt), values },
    // One user has one sequence.
    sequence: sequencesOf(known, 1)[0]!.map(rowAt),
    // Tracks that the model does not know are no break in it.
    session: Int32Array.from([...lastSession(takeEvents(columns, told))].flatMap((track) => rows[track] ?? [])),
    ...(past ? { past: pastOf(known, rowAt) } : {}),
  };
}

/** A model that was trained before two tracks became one still knows the other by itself. */
function rowIn({ tracks }: Pick<LoadedModel, "tracks">, { id, own }: { id: string; own: string }): number | undefined {
  return tracks.indexOf(id) ?? tracks.indexOf(own);
}

/** The events as columns, tracks numbered in ascending order of their ids, as they are when a snapshot is cleaned. */
function columnsOf(events: readonly HistoryEvent[]) {
  const owns = new Map(events.map((event) => [event.takenFor ?? event.track, event.track]));
  const ids = [...owns].sort(([a], [b]) => (a < b ? -1 : 1)).map(([id, own]) => ({ id, own }));
  const rows = new Map(ids.map(({ id }, row) => [id, row]));
  const columns = {
    ...emptyEvents(events.length),
    duration: new Float32Array(events.length),
    // They are told oldest first.
    order: Float64Array.from(events.keys()),
    trackSeconds: new Float32Array(ids.length).fill(Number.NaN),
  };
  events.forEach((event, p) => {
    const row = rows.get(event.takenFor ?? event.track)!;
    columns.track[p] = row;
    columns.kind[p] = kindCode(event.kind);
    columns.value[p] = event.value;
    columns.at[p] = event.at ?? Number.NaN;
    columns.duration[p] = event.duration ?? Number.NaN;
    columns.trackSeconds[row] = event.trackSeconds ?? Number.NaN;
  });
  return { columns, ids };
}
