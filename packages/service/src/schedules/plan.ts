import { conform, OneOf, rulesSchema } from "@segue/engine";
import { type Static, type TProperties, type TSchema, Type } from "typebox";
import { SegueError } from "../errors.js";
import { MODEL_NAME } from "../registry/reference.js";

const PROMOTE = ["always", "not-worse", "never"] as const;

/** When a schedule begins. */
export const whenProperties = {
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
};

/** What a schedule does that trains. */
const trainProperties = {
  does: OneOf(["train"], { default: "train" }),
  algorithm: Type.String({ maxLength: 100, description: "What is trained" }),
  config: Type.Record(Type.String(), Type.Unknown(), { default: {}, description: "Its parameters" }),
  seed: Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER, default: 42 }),
  as: Type.Optional(Type.String({ pattern: MODEL_NAME, description: "The model's name, when it is not to be the algorithm's" })),
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

/** What a schedule does that writes everybody's lists. */
const listsProperties = {
  does: OneOf(["lists"]),
  model: Type.Optional(
    Type.String({ maxLength: 130, description: "name, name@version or name@alias; otherwise the deployment answers" }),
  ),
  deployment: Type.Optional(Type.String({ pattern: MODEL_NAME, description: "Where no model is named: home unless given" })),
  n: Type.Integer({ minimum: 1, maximum: 1000, default: 20, description: "Tracks of each listener" }),
  rules: Type.Optional(rulesSchema),
  keep: Type.Integer({ minimum: 1, maximum: 1000, default: 3, description: "Files to keep; older ones go" }),
};

export const trainPlanSchema = Type.Object({ ...trainProperties, ...whenProperties }, { additionalProperties: false });
export const listsPlanSchema = Type.Object({ ...listsProperties, ...whenProperties }, { additionalProperties: false });

export type TrainPlan = Static<typeof trainPlanSchema>;
export type ListsPlan = Static<typeof listsPlanSchema>;
/** What a schedule does, and when. */
export type Plan = TrainPlan | ListsPlan;

export const DOES = ["train", "lists"] as const;

/** What schedules may do, each part as one may name it or leave it out: which belong together {@link readPlan} judges. */
export const planParameters = bare({
  ...listsProperties,
  ...trainProperties,
  ...whenProperties,
  deployment: Type.String({
    pattern: MODEL_NAME,
    description: "Where the model is to be served, or which answers: home unless given",
  }),
  keep: Type.Integer({ minimum: 1, maximum: 1000, description: "Versions of the model, or files, to keep: 3 unless given" }),
  // Checked rule by rule in `readPlan`, and completed there.
  rules: Type.Record(Type.String({ maxLength: 100 }), Type.Record(Type.String({ maxLength: 100 }), Type.Unknown()), {
    maxProperties: 100,
    description: "Of lists: rules by name, with their parameters (GET /v1/rules), over those of the deployment",
  }),
  does: OneOf(DOES, {
    description: "train: a model is trained again, unless said otherwise; lists: everybody's lists are written",
  }),
});

/** Optional and without defaults. */
function bare<P extends TProperties>(properties: P) {
  const parts = Object.entries(properties).map(([name, schema]) => {
    const { default: _, ...rest } = schema as { default?: unknown };
    return [name, rest as TSchema] as const;
  });
  // The same schemas, but for what is filled in where nothing is said.
  return Type.Partial(Type.Object(Object.fromEntries(parts) as P)).properties;
}

/** A plan from outside, complete; throws `invalid-request`, naming what does not belong to what it does. */
export function readPlan(given: Readonly<Record<string, unknown>>): Plan {
  const parsed = conform(given.does === "lists" ? listsPlanSchema : trainPlanSchema, given);
  if ("value" in parsed) return parsed.value;
  const said = parsed.problems.map(({ path, message }) => `${path} ${message}`).join("; ");
  throw new SegueError("invalid-request", `A schedule that does ${given.does ?? "train"}: ${said}.`);
}
