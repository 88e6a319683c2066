import { OneOf } from "@segue/engine";
import { type Static, Type } from "typebox";
import { MODEL_NAME } from "../registry/reference.js";

const PROMOTE = ["always", "not-worse", "never"] as const;

/** What a schedule does, and when. */
export const planProperties = {
  algorithm: Type.String({ maxLength: 100, description: "What is trained" }),
  config: Type.Record(Type.String(), Type.Unknown(), { default: {}, description: "Its parameters" }),
  seed: Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER, default: 42 }),
  as: Type.Optional(Type.String({ pattern: MODEL_NAME, description: "The model's name, when it is not to be the algorithm's" })),
  cron: Type.Optional(
    Type.String({ maxLength: 200, description: "When, as a cron expression: minute, hour, day of month, month, day of week" }),
  ),
  timeZone: Type.String({
    maxLength: 100,
    default: "UTC",
    description: "The time zone of the cron expression, as Europe/Berlin",
  }),
  events: Type.Optional(Type.Integer({ minimum: 1, description: "Also once so many events came in since it last began" })),
  percent: Type.Optional(
    Type.Number({ exclusiveMinimum: 0, description: "Also once the events grew by so many per cent since it last began" }),
  ),
  every: Type.Integer({ minimum: 0, default: 0, description: "At most once in so many seconds" }),
  deployment: Type.String({ pattern: MODEL_NAME, default: "home", description: "Where the model is to be served" }),
  promote: OneOf(PROMOTE, {
    default: "not-worse",
    description:
      "Whether it is served then: always; where its recipe is not worse than the one that is served, both trained and judged on a split; or never",
  }),
  metric: Type.String({ maxLength: 50, default: "ndcg@10", description: "By what it is judged" }),
  split: Type.String({ maxLength: 200, default: "random:0.8,0.1,0.1" }),
  margin: Type.Number({
    minimum: 0,
    default: 0.01,
    description:
      "How much worse by the metric counts as not worse: the 95 % interval of the listeners' differences must not go below it",
  }),
  keep: Type.Integer({
    minimum: 1,
    maximum: 1000,
    default: 3,
    description: "Versions of the model to keep; older ones that nothing serves go",
  }),
};
const planSchema = Type.Object(planProperties, { additionalProperties: false });

export type Plan = Static<typeof planSchema>;
