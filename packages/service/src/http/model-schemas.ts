import { OneOf } from "@segue/engine";
import { type Static, Type } from "typebox";
import { HOME } from "../deployments/answerers.js";
import { type Answering, nameOf } from "../deployments/answering.js";
import { servingOf, stepBack } from "../deployments/history.js";
import {
  type Alias,
  type AnswerCost,
  CHANGES,
  type Deployment,
  type DeploymentChange,
  MIXINGS,
  MODEL_TASKS,
  type ModelEvaluation,
  type ModelRecord,
  type Serving,
} from "../ports/models.js";
import { idOf } from "../registry/reference.js";
import { maybeForecast, timeSchema, timeText } from "./schemas.js";

/** Schemas of models and of what is served. */

const orNull = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T, description?: string) =>
  Type.Union([schema, Type.Null()], description === undefined ? {} : { description });

export const servedSchema = Type.Object({
  model: Type.String(),
  version: Type.Integer(),
  weight: Type.Number({ description: "Its share beside the others'" }),
});

export const toldRulesSchema = (description: string) =>
  Type.Record(Type.String(), Type.Record(Type.String(), Type.Unknown()), { description });

const servingFields = {
  models: Type.Array(servedSchema),
  by: orNull(OneOf(MIXINGS), "How several share the answers; null for a single model"),
  rules: toldRulesSchema("The deployment's rules by name; what it does not name is as usual"),
};

const intervalSchema = Type.Object({ value: Type.Number(), low: Type.Number(), high: Type.Number() });

export const evaluationSchema = Type.Object({
  split: Type.String(),
  seed: Type.Integer(),
  users: Type.Integer({ description: "Listeners judged" }),
  metrics: Type.Record(Type.String(), intervalSchema),
  slices: Type.Array(
    Type.Object({
      by: Type.String({ description: "history, popularity, or a fact about listeners" }),
      name: Type.String(),
      users: Type.Integer(),
      metrics: Type.Record(Type.String(), intervalSchema),
    }),
    { description: "By parts of the listeners and of the tracks; parts of under 20 listeners are left out" },
  ),
  seconds: Type.Object({ train: Type.Number(), score: Type.Number() }),
  labels: Type.Optional(
    Type.Object(
      {
        kind: OneOf(["one", "several", "numbers"]),
        examples: Type.Integer(),
        groups: Type.Integer({ description: "What belongs together was on one side of each fold" }),
        byClass: Type.Array(
          Type.Object({
            name: Type.String(),
            examples: Type.Integer(),
            precision: Type.Number(),
            recall: Type.Number(),
            f1: Type.Number(),
            rocAuc: orNull(Type.Number()),
            averagePrecision: orNull(Type.Number()),
          }),
        ),
        confusion: Type.Optional(
          Type.Array(Type.Array(Type.Integer()), {
            description: "Examples of each class (rows) that were taken for each (columns)",
          }),
        ),
        reliability: Type.Array(
          Type.Object({
            count: Type.Integer(),
            confidence: Type.Number({ description: "The mean probability with which it was said" }),
            right: Type.Number({ description: "The share of it that was right" }),
          }),
        ),
      },
      { description: "Of one that says labels or numbers, judged by folds" },
    ),
  ),
});

export const curvesSchema = Type.Array(
  Type.Object({
    algorithm: Type.String(),
    epochs: Type.Integer({ description: "Rounds over the data that were meant to be made" }),
    learned: Type.Array(
      Type.Object({
        epoch: Type.Integer({ description: "From 1" }),
        loss: Type.Number({ description: "The mean over its steps" }),
        heldOut: Type.Record(Type.String(), Type.Number(), {
          description: "Metrics of what is held out from learning, by name; none where nothing is",
        }),
      }),
    ),
    best: Type.Optional(Type.Integer({ description: "The epoch whose weights are kept, as far as it has learned" })),
    endedByHand: Type.Optional(Type.Literal(true, { description: "Somebody ended it before its time" })),
  }),
  { description: "How its networks learned, epoch by epoch; empty where there are none" },
);

export const costSchema = Type.Object({
  answers: Type.Integer({ description: "Answers that were measured" }),
  secondsPer1000: Type.Number({ description: "Seconds spent scoring and ranking for 1,000 answers" }),
  megabytes: Type.Number({ description: "The most memory that answering took: the loaded model and the scores of a batch" }),
});

export function presentCost({ answers, seconds, bytes }: AnswerCost): Static<typeof costSchema> {
  const round = (n: number) => Number(n.toPrecision(4));
  return { answers, secondsPer1000: round((1000 * seconds) / Math.max(1, answers)), megabytes: round(bytes / 1e6) };
}

export const modelSchema = Type.Object({
  id: Type.String({ description: "name@version" }),
  name: Type.String(),
  version: Type.Integer(),
  algorithm: Type.String(),
  task: OneOf(MODEL_TASKS, { description: "recommend: answers histories with tracks; analyze: numbers with labels or numbers" }),
  config: Type.Record(Type.String(), Type.Unknown()),
  seed: Type.Integer(),
  dataset: Type.String({ description: "Fingerprint of the data that it learned from" }),
  holds: OneOf(["tracks", "histories"]),
  users: Type.Integer(),
  tracks: Type.Integer(),
  bytes: Type.Integer(),
  seconds: Type.Object({ load: Type.Number(), train: Type.Number() }),
  peakRssMb: Type.Number(),
  createdAt: timeSchema,
  estimate: maybeForecast,
  codeVersion: Type.String({ description: "The version of Segue that trained it" }),
  job: orNull(Type.String(), "The job that brought it here"),
  evaluation: orNull(evaluationSchema, "How the same recipe does on a split of the same data, where that was asked for"),
  origin: orNull(
    Type.Object({ model: Type.String(), createdAt: timeSchema, exportedAt: timeSchema, exportedBy: Type.String() }),
    "Where it was before, for one that was not trained here",
  ),
  aliases: Type.Array(Type.String()),
  deployments: Type.Array(Type.String(), { description: "Where it is served, alone or in a mix" }),
  cost: orNull(costSchema, "What its answers cost, once it has given some"),
});

/** What is told of a model besides its record. */
export interface Surroundings {
  readonly deployments: readonly Deployment[];
  readonly aliases: readonly Alias[];
  readonly costs: readonly AnswerCost[];
}

export const NOWHERE: Surroundings = { deployments: [], aliases: [], costs: [] };

export function presentModel(model: ModelRecord, { deployments, aliases, costs }: Surroundings) {
  const { name, version, origin, evaluation } = model;
  const isIt = (each: { name: string; version: number }) => each.name === name && each.version === version;
  const serving = deployments.filter((each) => servingOf(each).models.some((served) => idOf(served) === `${name}@${version}`));
  const cost = costs.find(isIt);
  return {
    id: `${name}@${version}`,
    ...model,
    createdAt: timeText(model.createdAt),
    evaluation: evaluation === null ? null : presentEvaluation(evaluation),
    origin:
      origin === null
        ? null
        : {
            model: origin.model,
            exportedBy: origin.exportedBy,
            createdAt: timeText(origin.createdAt),
            exportedAt: timeText(origin.exportedAt),
          },
    aliases: aliases.filter(isIt).map(({ alias }) => alias),
    deployments: serving.map((each) => each.name),
    cost: cost === undefined ? null : presentCost(cost),
  };
}

const presentEvaluation = (evaluation: ModelEvaluation) => evaluation as Static<typeof evaluationSchema>;

export const deploymentSchema = Type.Object({
  id: Type.String(),
  ...servingFields,
  model: Type.Optional(Type.String({ description: "Of a single model" })),
  version: Type.Optional(Type.Integer({ description: "Of a single model" })),
  previous: orNull(Type.Object(servingFields), "What a rollback would serve"),
  updatedAt: timeSchema,
});

export function presentDeployment(deployment: Deployment, exists: (id: string) => boolean) {
  const serving = servingOf(deployment);
  const [only] = serving.models;
  const back = stepBack(deployment, (served) => exists(idOf(served)));
  return {
    id: deployment.name,
    ...presentServing(serving),
    ...(serving.by === null && only !== undefined ? { model: only.model, version: only.version } : {}),
    previous: back === undefined ? null : presentServing(back.serving),
    updatedAt: timeText(deployment.changes[0]!.at),
  };
}

const presentServing = ({ models, by, rules = {} }: Serving) => ({ models: [...models], by, rules: { ...rules } });

export const changeSchema = Type.Object({
  number: Type.Integer({ description: "For a rollback to it" }),
  ...servingFields,
  how: OneOf(CHANGES, {
    description: "retrained: an erasure put a new version in the place of one that held histories; ruled: other rules hold",
  }),
  at: timeSchema,
  current: Type.Boolean({ description: "Whether this is what is served" }),
});

export function presentChange({ number, serving, how, at }: DeploymentChange, index: number) {
  return { number, ...presentServing(serving), how, at: timeText(at), current: index === 0 };
}

export const aliasSchema = Type.Object({
  alias: Type.String(),
  model: Type.String({ description: "name@version that it stands for" }),
  updatedAt: timeSchema,
});

export function presentAlias({ name, alias, version, updatedAt }: Alias) {
  return { alias, model: `${name}@${version}`, updatedAt: timeText(updatedAt) };
}

/** Who gave an answer. */
export const answeredBySchema = {
  model: Type.String({
    description: "The model that answered; of a mix by score all that had a say, as name@version joined by +",
  }),
  version: Type.Optional(Type.Integer({ description: "Its version; absent where several answered together" })),
  models: Type.Array(servedSchema, { description: "All that answered, with their weights" }),
  deployment: orNull(Type.String(), "The deployment that was asked; null where a model was"),
};

export function answeredBy(answering: Answering, asked: { model?: string | undefined; deployment?: string | undefined }) {
  const [only] = answering.models;
  return {
    model: nameOf(answering),
    ...(answering.models.length === 1 && only !== undefined ? { version: only.version } : {}),
    models: [...answering.models],
    deployment: asked.model === undefined ? (asked.deployment ?? HOME) : null,
  };
}
