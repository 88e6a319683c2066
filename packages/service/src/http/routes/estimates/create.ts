import { analyzers } from "@segue/engine";
import { Type } from "typebox";
import { SegueError } from "../../../errors.js";
import { adviceFor } from "../../../registry/advice.js";
import { forecastTraining } from "../../../registry/forecast.js";
import { knownSize } from "../../../registry/known-size.js";
import { algorithmNamed } from "../../../registry/model-files.js";
import { roomFor } from "../../../registry/room.js";
import { parseParameters } from "../../../registry/train-job.js";
import { defineRoute } from "../../route.js";
import { forecastSchema, strict } from "../../schemas.js";

export default defineRoute({
  method: "POST",
  url: "/v1/estimates",
  operation: "estimateTraining",
  tag: "models",
  summary: "What a training would take, whether it fits into the memory there is, and what would fit where it does not",
  scope: "read",
  audit: { how: "nothing" },
  asks: true,
  schemas: {
    body: strict({
      algorithm: Type.String({ maxLength: 100 }),
      config: Type.Record(Type.String(), Type.Unknown(), { default: {} }),
    }),
  },
  answer: {
    status: 200,
    schema: Type.Object({
      ...forecastSchema,
      free: Type.Integer({ description: "The memory that a job may come to hold, in bytes" }),
      fits: Type.Boolean(),
      advice: Type.Array(
        Type.Object({
          algorithm: Type.String(),
          set: Type.Record(Type.String(), Type.Unknown(), { description: "Parameters to set, beside those that were sent" }),
          bytes: Type.Integer(),
        }),
        { description: "What would fit, where this does not" },
      ),
      layout: Type.Optional(
        Type.Array(
          Type.Object({
            name: Type.String(),
            weights: Type.Array(Type.Array(Type.Integer()), { description: "The shapes of what it learns" }),
            parameters: Type.Integer({ description: "How many numbers these are" }),
          }),
          { description: "The parts of a network" },
        ),
      ),
    }),
  },
  async handle({ workspace, body }, { services }) {
    if (analyzers.some(({ name }) => name === body.algorithm))
      throw new SegueError(
        "invalid-request",
        `What ${body.algorithm} takes depends on its labels and what it reads of their tracks.`,
        {
          hint: "Its training tells so when it has read them, and refuses what does not fit.",
        },
      );
    const algorithm = algorithmNamed(body.algorithm);
    const config = parseParameters(algorithm.name, body.config);
    const size = await knownSize(services, workspace);
    const forecast = forecastTraining(algorithm, config, size);
    const { bytes: free } = await roomFor(services);
    const fits = forecast.bytes <= free;
    const layout = algorithm.layout?.(size, config);
    const advice = fits ? [] : adviceFor(algorithm, config, size, free);
    return { ...forecast, free: Math.round(free), fits, advice, ...(layout && { layout: [...layout] }) };
  },
});
