import { Type } from "typebox";
import { SegueError } from "../errors.js";
import { unusedUploads } from "../imports/unused-uploads.js";
import { removeUpload } from "../imports/uploads.js";
import { defineJob, type JobContext, part } from "../jobs/handler.js";
import { oldOutputs, removeOutput } from "../jobs/output.js";
import { forgetSuccessors } from "../listeners/evidence/kept-successors.js";
import { EVERYTHING } from "../ports/jobs.js";
import type { Services } from "../services.js";
import { currentSnapshot } from "../snapshots/current-dataset.js";
import { cutsOf, retentionOf } from "./retention.js";
import { retrainHolding } from "./retrain.js";

/** What went because it was too old, or would go. */
export interface Expired {
  readonly events: number;
  /** Listeners of whom nothing was left. */
  readonly users: number;
  readonly jobs: number;
  readonly problems: number;
  readonly uploads: number;
  readonly outputs: number;
  readonly audit: number;
  readonly usage: number;
  readonly explorations: number;
  /** Snapshots that held events which went. */
  readonly snapshots: number;
  /** Models that hold histories, trained again without them. */
  readonly trained: readonly string[];
}

/** Removes what is older than the workspace keeps it. */
export const retainJob = defineJob({
  kind: "retain",
  input: Type.Object(
    {
      dryRun: Type.Boolean({ default: false, description: "Only say what would go" }),
      events: Type.Boolean({ default: true, description: "Events too, which has the workspace to itself" }),
    },
    { additionalProperties: false },
  ),
  audited: true,
  resource: ({ dryRun, events }) => (dryRun ? "" : events ? EVERYTHING : "retention"),
  priority: -10,
  async run({ dryRun, events }, context): Promise<Expired & { dryRun: boolean }> {
    const { services, workspace } = context;
    const cuts = cutsOf(await retentionOf(services.store, workspace), services.clock.now());
    const chosen = { ...cuts, events: events ? cuts.events : null };
    return { dryRun, ...(dryRun ? await foresee(services, workspace, chosen) : await remove(context, chosen)) };
  },
});

type AllCuts = ReturnType<typeof cutsOf>;

/** What would go now. */
async function foresee(services: Services, workspace: string, cuts: AllCuts): Promise<Expired> {
  const { store, config } = services;
  const rows = await store.retention.count(workspace, cuts);
  const changed = rows.events + rows.users > 0;
  const holding = (await store.models.list(workspace)).filter(({ holds }) => holds === "histories");
  return {
    ...rows,
    uploads: cuts.uploads === null ? 0 : (await unusedUploads(services, workspace, cuts.uploads)).length,
    outputs: cuts.outputs === null ? 0 : (await oldOutputs(config.data, workspace, cuts.outputs)).length,
    explorations: cuts.explorations === null ? 0 : await store.explorations.countBefore(workspace, cuts.explorations),
    snapshots: changed ? (await store.snapshots.list(workspace)).length : 0,
    trained: changed ? [...new Set(holding.map(({ name }) => name))] : [],
  };
}

async function remove(context: JobContext, cuts: AllCuts): Promise<Expired> {
  const { services, workspace, report } = context;
  const { store } = services;
  const { retention, audit } = store;
  const old = <T>(cut: number | null, work: (before: number) => Promise<T>, none: T) => (cut === null ? none : work(cut));
  await report(0, "removing what is too old");
  const removing = part(report, 0, 0.5);
  const fromStore = await old(
    cuts.events,
    (before) => retention.removeEvents(workspace, before, (done) => removing(done, "removing events")),
    { events: 0, users: 0 },
  );
  const learned = (await retention.unsettled(workspace)) ? await settle(context) : { snapshots: 0, trained: [] };
  await report(0.95, "removing working files and logs");
  return {
    ...fromStore,
    ...learned,
    jobs: await old(cuts.jobs, (before) => retention.removeJobs(workspace, before), 0),
    problems: await old(cuts.problems, (before) => retention.removeProblems(workspace, before), 0),
    uploads: await old(cuts.uploads, (before) => removeUploads(services, workspace, before), 0),
    outputs: await old(cuts.outputs, (before) => removeOutputsBefore(services, workspace, before), 0),
    audit: await old(cuts.audit, (before) => audit.cut(workspace, before), 0),
    usage: await old(cuts.usage, (before) => retention.removeUsage(workspace, before), 0),
    explorations: await old(cuts.explorations, (before) => store.explorations.removeBefore(workspace, before), 0),
  };
}

/** Lets nothing that was made of removed events outlive them: a new snapshot takes the place of all others, and models are trained again. */
async function settle(context: JobContext): Promise<Pick<Expired, "snapshots" | "trained">> {
  const { services, workspace, report } = context;
  const { store, snapshotFiles } = services;
  await forgetSuccessors(services, workspace);
  const newest = await snapshotOfWhatIsLeft(services, workspace, part(report, 0.5, 0.6));
  const before = newest?.revision ?? (await store.events.revision(workspace)) + 1;
  const old = (await store.snapshots.list(workspace)).filter(({ revision }) => revision < before);
  const gone = new Set(old.map(({ fingerprint }) => fingerprint).filter((each) => each !== newest?.fingerprint));
  for (const fingerprint of gone) await snapshotFiles.remove(workspace, fingerprint);
  await store.snapshots.forgetBefore(workspace, before, newest?.fingerprint);
  const trained = await retrainHolding({ ...context, report: part(report, 0.6, 0.95) });
  await store.retention.settle(workspace);
  return { snapshots: gone.size, trained };
}

async function snapshotOfWhatIsLeft(services: Services, workspace: string, report: JobContext["report"]) {
  try {
    return (await currentSnapshot(services, workspace, report)).record;
  } catch (thrown) {
    if (thrown instanceof SegueError && thrown.code === "no-data") return undefined;
    throw thrown;
  }
}

async function removeUploads(services: Services, workspace: string, before: number): Promise<number> {
  const old = await unusedUploads(services, workspace, before);
  for (const id of old) await removeUpload(services.config.data, workspace, id);
  return old.length;
}

async function removeOutputsBefore({ config }: Services, workspace: string, before: number): Promise<number> {
  const old = await oldOutputs(config.data, workspace, before);
  for (const job of old) await removeOutput(config.data, workspace, job);
  return old.length;
}
