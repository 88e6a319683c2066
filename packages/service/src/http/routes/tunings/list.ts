import { stateOf } from "../../../tunings/named.js";
import { defineRoute } from "../../route.js";
import { pageOf, pageQuery, pageRequest, strict } from "../../schemas.js";
import { presentTuning, tuningSchema } from "../../tuning-schema.js";

export default defineRoute({
  method: "GET",
  url: "/v1/tunings",
  operation: "listTunings",
  tag: "tunings",
  summary: "The searches for parameters, newest first, with the best that each has found",
  scope: "read",
  schemas: { query: strict(pageQuery) },
  answer: { status: 200, schema: pageOf(tuningSchema) },
  async handle({ workspace, query }, { services }) {
    const { tunings } = services.store;
    const page = await tunings.list(workspace, pageRequest(query));
    const items = page.items.map(async (tuning) =>
      presentTuning(tuning, await tunings.trials(workspace, tuning.id), await stateOf(services, tuning)),
    );
    return { ...page, items: await Promise.all(items) };
  },
});
