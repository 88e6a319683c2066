import { Type } from "typebox";
import { analyze } from "../../../registry/foreign/analyzer.js";
import { defineRoute } from "../../route.js";
import { strict } from "../../schemas.js";

export default defineRoute({
  method: "POST",
  url: "/v1/analyses",
  operation: "analyze",
  tag: "analyses",
  summary: "What a model says of numbers: labels, the most probable first, or numbers",
  scope: "recommend",
  schemas: {
    body: strict({
      model: Type.String({ minLength: 1, maxLength: 100, description: "A model that analyzes: name or name@version" }),
      inputs: Type.Record(Type.String(), Type.Unknown(), {
        description: "By name of input numbers in nested lists, of the shape that the model's manifest declares",
      }),
    }),
  },
  answer: {
    status: 200,
    schema: Type.Object({
      model: Type.String(),
      version: Type.Integer(),
      labels: Type.Optional(
        Type.Array(Type.Object({ label: Type.String(), probability: Type.Number({ minimum: 0, maximum: 1 }) })),
      ),
      values: Type.Optional(Type.Unknown({ description: "Numbers in nested lists, where the model declares no labels" })),
      seconds: Type.Number({ description: "How long it took" }),
    }),
  },
  async handle({ workspace, body }, { models, analyzers }) {
    const started = performance.now();
    const { name, version } = await models.find(workspace, body.model);
    const analysis = await analyze(await analyzers.load(workspace, `${name}@${version}`), body.inputs);
    return { model: name, version, ...analysis, seconds: Math.round(performance.now() - started) / 1000 };
  },
});
