import type { FeatureSet, ImageSet } from "@segue/engine";
import type { JobContext } from "../jobs/handler.js";
import type { TrackSound } from "../ports/sounds.js";
import { computeMissingOfCover } from "./cover-features.js";
import { eachAtOnce } from "./each-at-once.js";
import type { Outcome } from "./missing-sets.js";
import { computeMissing } from "./sound-features.js";
import type { CoveredSound } from "./sounds-of.js";

/** What became of files of sound, or of covers. */
export interface Computed<Item extends TrackSound = TrackSound> {
  readonly computed: number;
  readonly there: number;
  /** Those of which nothing was computed, and why, in order of their places. */
  readonly failed: readonly { readonly sound: Item; readonly reason: string }[];
}

type Context = Pick<JobContext, "services" | "workspace" | "report">;

/** Computes sets of features of files of sound where they are not kept as the present versions would compute them, as many at once as there are threads. */
export function computeFeatures(context: Context, sounds: readonly TrackSound[], sets: readonly FeatureSet[]): Promise<Computed> {
  return computeEach(context, sounds, "files", (sound) => computeMissing(context.services, context.workspace, sound, sets));
}

/** The same of covers. */
export function computeCoverFeatures(
  context: Context,
  sounds: readonly CoveredSound[],
  sets: readonly ImageSet[],
): Promise<Computed<CoveredSound>> {
  const compute = (sound: CoveredSound) => computeMissingOfCover(context.services, context.workspace, sound, sets);
  return computeEach(context, sounds, "covers", compute);
}

async function computeEach<Item extends TrackSound>(
  { services, report }: Context,
  items: readonly Item[],
  what: string,
  compute: (item: Item) => Promise<Outcome>,
): Promise<Computed<Item>> {
  const counts = { computed: 0, there: 0 };
  const failed: { sound: Item; reason: string }[] = [];
  let done = 0;
  await eachAtOnce(items, services.config.threads, async (sound) => {
    const outcome = await compute(sound);
    if (typeof outcome === "string") counts[outcome]++;
    else failed.push({ sound, reason: outcome.reason });
    await report(++done / items.length, `described ${done.toLocaleString("en")} of ${items.length.toLocaleString("en")} ${what}`);
  });
  return { ...counts, failed: failed.sort((a, b) => (a.sound.place < b.sound.place ? -1 : 1)) };
}
