import { stateOf, tuningNamed } from "../../../tunings/named.js";
import { defineRoute } from "../../route.js";
import { idSchema, strict } from "../../schemas.js";
import { presentTuningDetail, tuningDetailSchema } from "../../tuning-schema.js";

export default defineRoute({
  method: "GET",
  url: "/v1/tunings/:id",
  operation: "getTuning",
  tag: "tunings",
  summary: "One search for parameters: every trial, the importance of each parameter, and what trains the best one",
  scope: "read",
  schemas: { params: strict({ id: idSchema("The tuning") }) },
  answer: { status: 200, schema: tuningDetailSchema },
  async handle({ workspace, params }, { services }) {
    const tuning = await tuningNamed(services, workspace, params.id);
    const trials = await services.store.tunings.trials(workspace, params.id);
    return presentTuningDetail(tuning, trials, await stateOf(services, tuning));
  },
});
