import type { RatingPredictor } from "@segue/engine";
import { type Answering, nameOf } from "../deployments/answering.js";
import { SegueError } from "../errors.js";
import type { Services } from "../services.js";
import { cleaningOf } from "../snapshots/cleaning.js";
import { queryOf } from "./history.js";
import { knownTrack } from "./known-track.js";

/** What a listener would give a track. */
export interface RatingAnswer {
  readonly rating: number;
  /**
   * `given`: the listener rated the track, and that is it; `neighbours`: predicted from listeners or tracks that are alike; `mean`: there are none, and it is
   * the mean of the listener, the track or all ratings.
   */
  readonly basis: "given" | "neighbours" | "mean";
  /** How many neighbours it comes from. */
  readonly neighbours: number;
  readonly scale: RatingPredictor["scale"];
}

/**
 * The rating of a track by a listener as their ratings stand now; plays do not matter. Throws `unknown-track`, and `no-rating-prediction` where
 * what answers did not learn from ratings, cannot tell them, or is several models at once.
 */
export async function ratingFor(
  { store }: Pick<Services, "store">,
  workspace: string,
  answering: Answering,
  { user, track }: { readonly user: string; readonly track: string },
): Promise<RatingAnswer> {
  const row = await knownTrack({ store }, workspace, answering, track);
  const { ratings } = answering;
  if (ratings === undefined) {
    const why =
      answering.models.length === 1 ? "is no model that learned from ratings and predicts them" : "answers by scores together";
    throw new SegueError("no-rating-prediction", `${nameOf(answering)} ${why}.`);
  }
  const events = await store.events.ofUser(workspace, user, {});
  const { history } = queryOf(events, { tracks: answering.tracks, signal: "ratings" }, await cleaningOf(store, workspace));
  const { scale } = ratings;
  const own = history.indices.indexOf(row);
  if (own >= 0) return { rating: history.values[own]!, basis: "given", neighbours: 0, scale };
  const [predicted] = ratings.predict({ history }, Int32Array.of(row));
  const { rating, neighbours } = predicted!;
  return { rating, basis: neighbours > 0 ? "neighbours" : "mean", neighbours, scale };
}
