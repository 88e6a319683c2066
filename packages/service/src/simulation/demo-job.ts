import { Type } from "typebox";
import { featuresJob } from "../hearing/features-job.js";
import { shownSets } from "../hearing/shown-sets.js";
import { defineJob, type JobContext, part } from "../jobs/handler.js";
import { DATA } from "../ports/jobs.js";
import { renderJob } from "./render-job.js";
import { simulateJob } from "./simulate-job.js";

/**
 * Makes a world of invented listeners in an empty workspace, gives its most famous tracks a sound, and finds out what there is to show of it. Listening and tracks can be seen as soon as they are
 * there. Interrupted, it goes on after what it has done.
 */
export const demoJob = defineJob({
  kind: "demo",
  input: Type.Object({ ...simulateJob.input.properties, each: renderJob.input.properties.each }, { additionalProperties: false }),
  resource: () => DATA,
  async run({ each, ...world }, context) {
    const { report } = context;
    const simulated = await simulatedOnce(world, { ...context, report: part(report, 0, 0.3) });
    const { seed, tracks } = world;
    const rendered = await renderJob.run({ seed, tracks, each }, { ...context, report: part(report, 0.3, 0.8) });
    await featuresJob.run({ features: [...shownSets] }, { ...context, report: part(report, 0.8, 1) });
    return { ...simulated, sounding: (rendered as { tracks: number }).tracks };
  },
});

/** The listening, unless this job has made it before it was interrupted. */
async function simulatedOnce(world: Parameters<typeof simulateJob.run>[0], context: JobContext): Promise<object> {
  const { services, workspace, id } = context;
  const there = await services.store.imports.get(workspace, id);
  if (there !== undefined) return { import: id, rows: there.rows, listeners: world.listeners, tracks: world.tracks };
  return (await simulateJob.run(world, context)) as object;
}
