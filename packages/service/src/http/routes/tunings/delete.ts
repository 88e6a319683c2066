import { SegueError } from "../../../errors.js";
import { stateOf, tuningNamed } from "../../../tunings/named.js";
import { defineRoute } from "../../route.js";
import { idSchema, strict } from "../../schemas.js";
import { presentTuning, tuningSchema } from "../../tuning-schema.js";

export default defineRoute({
  method: "DELETE",
  url: "/v1/tunings/:id",
  operation: "deleteTuning",
  tag: "tunings",
  summary: "Deletes a search for parameters with its trials; models that it trained stay",
  scope: "train",
  schemas: { params: strict({ id: idSchema("The tuning") }) },
  answer: { status: 200, schema: tuningSchema },
  async handle({ workspace, params }, { services }) {
    const { tunings } = services.store;
    const tuning = await tuningNamed(services, workspace, params.id);
    const state = await stateOf(services, tuning);
    if (state === "queued" || state === "running") throw new SegueError("tuning-runs", `Its job ${tuning.job} is ${state}.`);
    const told = presentTuning(tuning, await tunings.trials(workspace, params.id), state);
    await tunings.remove(workspace, params.id);
    return told;
  },
});
