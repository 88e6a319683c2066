import { byCloseness, type CleaningSettings, type Friend, MOST_FRIENDS, sumHistories } from "@segue/engine";
import type { SparseRow } from "@segue/kernels";
import type { Store } from "../ports/store.js";
import type { LoadedModel } from "../registry/model-files.js";
import { queryOf } from "./history.js";

/** What a friend's history becomes a query of. */
interface Reading {
  readonly model: Pick<LoadedModel, "tracks" | "signal">;
  readonly cleaning: CleaningSettings;
}

/** What the listener's friends heard, as their events stand now or stood `until` then: the same as `friendsHistory` finds in a dataset. */
export async function friendsOf(
  { users, events }: Pick<Store, "users" | "events">,
  workspace: string,
  { user, until }: { readonly user: string; readonly until?: number | undefined },
  { model, cleaning }: Reading,
): Promise<SparseRow> {
  const closest = (await users.friends(workspace, user)).sort(byCloseness).slice(0, MOST_FRIENDS);
  const histories: Friend[] = [];
  for (const { id, friends } of closest) {
    const { history } = queryOf(await events.ofUser(workspace, id, { until }), model, cleaning);
    histories.push({ history, friends });
  }
  return sumHistories(histories);
}
