import { removeWorkspaceJob } from "../accounts/remove-workspace-job.js";
import { describeJob } from "../analyzing/describe-job.js";
import { autoJob } from "../auto/auto-job.js";
import { backupJob } from "../backups/backup-job.js";
import { SegueError } from "../errors.js";
import { evaluateJob } from "../evaluations/evaluate-job.js";
import { exportJob } from "../exports/export-job.js";
import { featuresJob } from "../hearing/features-job.js";
import { musicJob } from "../hearing/music-job.js";
import { importJob } from "../imports/import-job.js";
import { undoJob } from "../imports/undo-job.js";
import { recommendAllJob } from "../listeners/recommend-all-job.js";
import { mapJob } from "../maps/map-job.js";
import { eraseJob } from "../privacy/erase-job.js";
import { retainJob } from "../privacy/retain-job.js";
import { addModelJob } from "../registry/foreign/add-model-job.js";
import { importModelJob } from "../registry/package/import-job.js";
import { trainJob } from "../registry/train-job.js";
import { listsJob } from "../schedules/lists-job.js";
import { retrainJob } from "../schedules/retrain-job.js";
import { demoJob } from "../simulation/demo-job.js";
import { renderJob } from "../simulation/render-job.js";
import { simulateJob } from "../simulation/simulate-job.js";
import { recountJob } from "../snapshots/recount-job.js";
import { snapshotJob } from "../snapshots/snapshot-job.js";
import { tuneJob } from "../tunings/tune-job.js";
import type { JobHandler } from "./handler.js";

/** Every kind of job. A new one is a file in the room of its concern and a line here. */
const handlers: readonly JobHandler[] = [
  importJob,
  musicJob,
  featuresJob,
  mapJob,
  undoJob,
  snapshotJob,
  recountJob,
  trainJob,
  describeJob,
  importModelJob,
  addModelJob,
  evaluateJob,
  recommendAllJob,
  exportJob,
  eraseJob,
  retainJob,
  simulateJob,
  renderJob,
  demoJob,
  removeWorkspaceJob,
  retrainJob,
  listsJob,
  backupJob,
  tuneJob,
  autoJob,
];

export function handlerOf(kind: string): JobHandler {
  const handler = handlers.find((each) => each.kind === kind);
  if (handler === undefined) throw new SegueError("internal", `There is no kind of job ${JSON.stringify(kind)}.`);
  return handler;
}
