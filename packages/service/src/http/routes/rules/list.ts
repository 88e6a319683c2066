import { OneOf, type RuleDefinition, requestRules, STAGES } from "@segue/engine";
import { Type } from "typebox";
import { defineRoute } from "../../route.js";
import { pageOf } from "../../schemas.js";

const ruleSchema = Type.Object({
  id: Type.String(),
  title: Type.String(),
  acts: OneOf(STAGES, {
    description: "Whether it changes what the model is asked, removes tracks, changes their scores, or the order of the list",
  }),
  main: Type.Optional(Type.String({ description: "The parameter that is meant where only one value is given" })),
  config: Type.Unknown({ description: "Its parameters, as a JSON Schema" }),
  examples: Type.Array(Type.Unknown()),
});

export default defineRoute({
  method: "GET",
  url: "/v1/rules",
  operation: "listRules",
  tag: "deployments",
  summary: "The rules by which answers can be steered, in the order in which they are applied, and their parameters",
  scope: "recommend",
  schemas: {},
  answer: { status: 200, schema: pageOf(ruleSchema) },
  handle: async () => ({ items: requestRules.map(present) }),
});

const present = ({ name, title, acts, main, config, examples }: RuleDefinition) => ({
  id: name,
  title,
  acts,
  ...(main === undefined ? {} : { main }),
  config,
  examples: [...examples],
});
