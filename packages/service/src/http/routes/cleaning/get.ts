import { cleaningSchema } from "@segue/engine";
import { cleaningOf } from "../../../snapshots/cleaning.js";
import { defineRoute } from "../../route.js";

export default defineRoute({
  method: "GET",
  url: "/v1/cleaning",
  operation: "getCleaning",
  tag: "cleaning",
  summary: "The rules by which data are cleaned before models learn from them, with their thresholds",
  scope: "read",
  schemas: {},
  answer: { status: 200, schema: cleaningSchema },
  handle: ({ workspace }, { services }) => cleaningOf(services.store, workspace),
});
