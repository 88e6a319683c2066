import { createDataset, type Dataset } from "@segue/engine";
import { Type } from "typebox";
import { SegueError } from "../errors.js";
import { removeUnusedUploads } from "../imports/unused-uploads.js";
import { defineJob, part } from "../jobs/handler.js";
import { removeOutputs } from "../jobs/output.js";
import { forgetSuccessors } from "../listeners/evidence/kept-successors.js";
import { EVERYTHING } from "../ports/jobs.js";
import type { SnapshotRecord } from "../ports/snapshots.js";
import type { Services } from "../services.js";
import { retrainHolding } from "./retrain.js";
import { withoutUser } from "./without-user.js";

/**
 * Erases a user: from the store at once, then from every snapshot, which is rewritten without them, from the models that hold histories,
 * which are trained again, and at last from what jobs were told, this one included.
 */
export const eraseJob = defineJob({
  kind: "erase",
  input: Type.Object({ user: Type.String() }, { additionalProperties: false }),
  audited: { listener: ({ user }) => user },
  resource: () => EVERYTHING,
  async run({ user }, context) {
    const { services, workspace, report } = context;
    const { store } = services;
    await report(0, "erasing the user");
    // Not there: an attempt that was interrupted got further than this.
    await store.users.remove(workspace, user);
    // Lists and exports that jobs made may name the user; they can be made again.
    await removeOutputs(services.config.data, workspace);
    await forgetSuccessors(services, workspace);
    const snapshots = await store.snapshots.list(workspace);
    const rewriting = part(report, 0.1, 0.5);
    let rewritten = 0;
    for (const [at, record] of snapshots.entries()) {
      await rewriting(at / snapshots.length, `rewriting snapshot ${at + 1} of ${snapshots.length}`);
      if (await rewrite(services, workspace, record, user)) rewritten++;
    }
    const trained = await retrainHolding({ ...context, report: part(report, 0.5, 0.95) });
    await report(0.95, "removing traces");
    await removeUnusedUploads(services, workspace);
    await store.jobs.forget(workspace, user);
    await store.idempotency.forgetUser(workspace, user);
    await store.leaveNoTrace(user);
    return { snapshots: rewritten, trained };
  },
});

async function rewrite(
  { store, snapshotFiles }: Services,
  workspace: string,
  record: SnapshotRecord,
  user: string,
): Promise<boolean> {
  const before = await snapshotFiles.read(workspace, record.fingerprint).catch((thrown: unknown) => {
    // What cannot be read any more is removed: nobody can tell whether it names the user.
    if (thrown instanceof SegueError && thrown.code === "damaged-file") return undefined;
    throw thrown;
  });
  if (before !== undefined && before.users.indexOf(user) === undefined) return false;
  const after: Dataset | undefined = before && createDataset(withoutUser(before, user));
  if (after !== undefined) {
    await snapshotFiles.write(workspace, after);
    await store.snapshots.replace(workspace, record.fingerprint, {
      fingerprint: after.fingerprint,
      users: after.users.size,
      events: after.events.length,
      report: forget(record.report, user),
    });
  }
  await snapshotFiles.remove(workspace, record.fingerprint);
  return true;
}

/** A report without examples that name a user. */
function forget(report: SnapshotRecord["report"], user: string): SnapshotRecord["report"] {
  const rules = report.rules.map((rule) => ({ ...rule, examples: rule.examples.filter((example) => !example.includes(user)) }));
  return { ...report, rules };
}
