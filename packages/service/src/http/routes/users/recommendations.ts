import { rulesOfParameters, shortRuleParameters } from "../../../control/short-rules.js";
import { answerRequest } from "../../../listeners/answer-request.js";
import { cursorParameter, explainParameters, listenerAnswerSchema, presentAnswer, reasonsAsked } from "../../answer-schema.js";
import { defineRoute } from "../../route.js";
import { askedQuery, idSchema, listLength, strict } from "../../schemas.js";

export default defineRoute({
  method: "GET",
  url: "/v1/users/:id/recommendations",
  operation: "recommend",
  tag: "users",
  summary: "The tracks for a listener as their events stand now; everybody's favourites for one who is unknown",
  scope: "recommend",
  counts: "answer",
  about: ({ params }) => [params.id],
  schemas: {
    params: strict({ id: idSchema("The listener") }),
    query: strict({ n: listLength, ...askedQuery, ...explainParameters, cursor: cursorParameter, ...shortRuleParameters }),
  },
  answer: { status: 200, schema: listenerAnswerSchema },
  async handle({ workspace, params: { id: user }, query }, context) {
    const { n, model, deployment, cursor, explain, reasons, ...parameters } = query;
    const asked = { user, n, model, deployment, cursor, reasons: reasonsAsked({ explain, reasons }) };
    const wish = { ...asked, rules: rulesOfParameters(parameters) };
    return presentAnswer(await answerRequest(context, workspace, wish), query);
  },
});
