import { tuningPage } from "../../../reports/tuning-page.js";
import { stateOf, tuningNamed } from "../../../tunings/named.js";
import { answerPage, wantsPage } from "../../page.js";
import { defineRoute } from "../../route.js";
import { idSchema, strict } from "../../schemas.js";
import { presentTuningDetail, tuningDetailSchema } from "../../tuning-schema.js";

export default defineRoute({
  method: "GET",
  url: "/v1/tunings/:id/report",
  operation: "getTuningReport",
  tag: "tunings",
  summary: "The same as a page with pictures, where HTML is asked for",
  scope: "read",
  schemas: { params: strict({ id: idSchema("The tuning") }) },
  answer: { status: 200, schema: tuningDetailSchema },
  async handle({ workspace, params, raw, reply }, { services }) {
    const tuning = await tuningNamed(services, workspace, params.id);
    const trials = await services.store.tunings.trials(workspace, params.id);
    const told = presentTuningDetail(tuning, trials, await stateOf(services, tuning));
    return wantsPage(raw) ? answerPage(reply, tuningPage(told)) : told;
  },
});
