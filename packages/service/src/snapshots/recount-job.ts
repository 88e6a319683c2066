import { Type } from "typebox";
import { defineJob } from "../jobs/handler.js";
import { DATA } from "../ports/jobs.js";
import { cleanListening } from "./clean-listening.js";
import { changeSchema, cleaningWith } from "./cleaning.js";
import { rawListening } from "./raw-listening.js";

/** Tells what cleaning by other rules would leave of all that the store holds; nothing is changed, and no snapshot is taken. */
export const recountJob = defineJob({
  kind: "recount",
  input: Type.Object({ cleaning: changeSchema }, { additionalProperties: false }),
  // Its result names listeners: whoever is erased must not come back by it.
  resource: () => DATA,
  async run({ cleaning }, { services: { store }, workspace, report }) {
    await report(0, "cleaning and describing the data");
    const raw = await store.events.everything(workspace, rawListening);
    const apart = await store.merges.apart(workspace);
    const found = await cleanListening(raw, await cleaningWith(store, workspace, cleaning), report, apart);
    return { cleaning: found.report };
  },
});
