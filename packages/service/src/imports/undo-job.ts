import { Type } from "typebox";
import { SegueError } from "../errors.js";
import { removeUnusedArtifacts } from "../hearing/unused-artifacts.js";
import { defineJob } from "../jobs/handler.js";
import { DATA } from "../ports/jobs.js";

/** Takes an import back: the store is as if it had never been. */
export const undoJob = defineJob({
  kind: "undo",
  input: Type.Object({ import: Type.String() }, { additionalProperties: false }),
  audited: true,
  resource: () => DATA,
  async run({ import: id }, { services, workspace, report }) {
    const { store } = services;
    await store.imports.sweep();
    const record = await store.imports.get(workspace, id);
    if (record === undefined) throw new SegueError("unknown-import", `There is no import ${JSON.stringify(id)}.`);
    await report(0, `taking back ${record.name}`);
    await store.imports.remove(workspace, id);
    await removeUnusedArtifacts(services, workspace);
    return { import: id, name: record.name, rows: record.rows.kept };
  },
});
