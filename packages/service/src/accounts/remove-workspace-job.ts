import { rm } from "node:fs/promises";
import { join } from "node:path";
import { Type } from "typebox";
import { defineJob } from "../jobs/handler.js";

/** Below the data folder, those with a folder for each workspace. */
const FOLDERS = ["models", "snapshots", "covers", "features", "maps", "outputs", "uploads"];

/** Removes a workspace with everything in it. It runs in the main one: no job outlives its own workspace. */
export const removeWorkspaceJob = defineJob({
  kind: "remove-workspace",
  input: Type.Object({ workspace: Type.String() }, { additionalProperties: false }),
  audited: true,
  resource: ({ workspace }) => `workspace:${workspace}`,
  async run({ workspace }, { services: { store, config }, report }) {
    await report(0, `removing ${workspace}`);
    for (const folder of FOLDERS) await rm(join(config.data, folder, workspace), { recursive: true, force: true });
    await store.workspaces.remove(workspace);
    return { workspace };
  },
});
