import type { GOALS } from "./goals.js";

/** What is judged, and how. */
export interface Row {
  /** As `segue evaluate` takes it. */
  readonly subject: string;
  readonly split: string;
  /** Whether it learns from plays alone and is no mix of others. */
  readonly single: boolean;
}

const ARTISTS = "random:0.8,0.1,0.1";
/** Each a listener without history, known by friends. */
const STRANGERS = "friends:0.1";
/** Steck's model as it was published: plays count 1, one ridge for all. 500 weights a track are as good as all 17,632. */
const PLAIN_EASE =
  "ease:regularization=100,denoising=0,ridgeExponent=0,relaxation=0,scoreExponent=0,tagWeight=0,valueExponent=0,weightsPerTrack=500";

const row = (subject: string, { split = ARTISTS, single = true } = {}): Row => ({ subject, split, single });

/** By name: what `SEGUE_QUALITY_ROWS` may choose. */
export const rows: Readonly<Record<keyof typeof GOALS, Row>> = {
  popularity: row("popularity"),
  bpr: row("bpr"),
  graph: row("graph"),
  "user-knn idf": row("user-knn"),
  "item-knn": row("item-knn"),
  "EASE, binary": row(PLAIN_EASE),
  iALS: row("als:tagWeight=0"),
  "generalised EASE": row("ease:tagWeight=0,valueExponent=0.5"),
  "iALS + tags": row("als", { single: false }),
  "generalised EASE + tags": row("ease", { single: false }),
  blend: row("blend", { single: false }),
  "friends only": row("social", { split: STRANGERS, single: false }),
};
