import { Type } from "typebox";
import { defineJob } from "../jobs/handler.js";
import { currentSnapshot } from "./current-dataset.js";

/** Takes a snapshot of what the store holds now, cleaned and described. */
export const snapshotJob = defineJob({
  kind: "snapshot",
  input: Type.Object({}, { additionalProperties: false }),
  resource: () => "",
  async run(_, { services, workspace, report }) {
    await report(0, "cleaning and describing the data");
    const { record } = await currentSnapshot(services, workspace, report);
    return { snapshot: record.fingerprint, users: record.users, tracks: record.tracks, events: record.events };
  },
});
