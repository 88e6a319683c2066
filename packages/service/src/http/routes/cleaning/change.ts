import { cleaningSchema } from "@segue/engine";
import { changeCleaning, changeSchema } from "../../../snapshots/cleaning.js";
import { defineRoute } from "../../route.js";

export default defineRoute({
  method: "PATCH",
  url: "/v1/cleaning",
  operation: "changeCleaning",
  tag: "cleaning",
  summary: "Switches rules on or off and changes their thresholds; what is not named stays. Holds from the next snapshot",
  scope: "train",
  schemas: { body: changeSchema },
  answer: { status: 200, schema: cleaningSchema },
  handle: ({ workspace, body }, { services }) => changeCleaning(services.store, workspace, body),
});
