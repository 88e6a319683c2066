import { OneOf } from "@segue/engine";
import { Type } from "typebox";
import { LEVELS } from "../../../doctor/finding.js";
import { examineService } from "../../../doctor/service.js";
import { needOperator } from "../../operator.js";
import { defineRoute } from "../../route.js";
import { pageOf } from "../../schemas.js";

const findingSchema = Type.Object({
  check: Type.String({ description: "What was looked at" }),
  level: OneOf(LEVELS, { description: "problem: something does not work; warning: something soon may not" }),
  text: Type.String(),
  remedy: Type.Optional(Type.String({ description: "What to do about it" })),
});

export default defineRoute({
  method: "GET",
  url: "/v1/doctor",
  operation: "examine",
  tag: "health",
  summary: "What a look at the machine, the data folder, models, jobs and keys of all workspaces shows. For operators",
  scope: "admin",
  schemas: {},
  answer: { status: 200, schema: pageOf(findingSchema) },
  async handle({ caller }, { services }) {
    needOperator(caller);
    return { items: await examineService(services) };
  },
});
