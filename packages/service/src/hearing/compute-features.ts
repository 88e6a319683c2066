import type { FeatureSet } from "@segue/engine";
import type { JobContext } from "../jobs/handler.js";
import type { TrackSound } from "../ports/sounds.js";
import { eachAtOnce } from "./each-at-once.js";
import { computeMissing } from "./sound-features.js";

/** What became of files of sound. */
export interface Computed {
  readonly computed: number;
  readonly there: number;
  /** Those of which nothing was computed, and why, in order of their places. */
  readonly failed: readonly { readonly sound: TrackSound; readonly reason: string }[];
}

/** Computes sets of features of files of sound where they are not kept as the present versions would compute them, as many at once as there are threads. */
export async function computeFeatures(
  { services, workspace, report }: Pick<JobContext, "services" | "workspace" | "report">,
  sounds: readonly TrackSound[],
  sets: readonly FeatureSet[],
): Promise<Computed> {
  const counts = { computed: 0, there: 0 };
  const failed: { sound: TrackSound; reason: string }[] = [];
  let done = 0;
  await eachAtOnce(sounds, services.config.threads, async (sound) => {
    const outcome = await computeMissing(services, workspace, sound, sets);
    if (typeof outcome === "string") counts[outcome]++;
    else failed.push({ sound, reason: outcome.reason });
    await report(++done / sounds.length, `heard ${done.toLocaleString("en")} of ${sounds.length.toLocaleString("en")} files`);
  });
  return { ...counts, failed: failed.sort((a, b) => (a.sound.place < b.sound.place ? -1 : 1)) };
}
