import { emptyEvents, kindCode, preference, type Query } from "@segue/engine";
import { rowOf } from "@segue/kernels";
import type { HistoryEvent } from "../ports/events.js";
import type { LoadedModel } from "../registry/model-files.js";

/** A listener's events as the query of a model: tracks that it does not know are left out. */
export function queryOf(events: readonly HistoryEvent[], model: Pick<LoadedModel, "tracks" | "signal">): Query {
  const columns = emptyEvents(events.length);
  let length = 0;
  for (const event of events) {
    const track = model.tracks.indexOf(event.track);
    if (track === undefined) continue;
    columns.track[length] = track;
    columns.kind[length] = kindCode(event.kind);
    columns.value[length] = event.value;
    columns.at[length++] = event.at ?? Number.NaN;
  }
  return { history: rowOf(preference({ ...columns, length }, 1, model.tracks.size, model.signal), 0) };
}
