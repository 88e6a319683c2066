import { EVENT_KINDS, MAX_ID_LENGTH, OneOf, OUTCOMES } from "@segue/engine";
import { type TProperties, type TSchema, Type } from "typebox";
import type { ImportRecord } from "../ports/imports.js";
import { JOB_STATES, type Job } from "../ports/jobs.js";
import { KEY_KINDS, type KeyRecord, SCOPES } from "../ports/keys.js";
import type { PageRequest } from "../ports/tracks.js";

/** Schemas that several routes share. */

export const idSchema = (what: string) => Type.String({ minLength: 1, maxLength: MAX_ID_LENGTH, description: what });

export const strict = <P extends TProperties>(properties: P) => Type.Object(properties, { additionalProperties: false });

export const listLength = Type.Integer({ minimum: 1, maximum: 1000, default: 10, description: "How many to answer" });

/** Who is to answer. */
export const askedQuery = {
  model: Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: 130,
      description: "A model: name, name@version or name@alias; otherwise what the deployment serves",
    }),
  ),
  deployment: Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: 64,
      description: "The deployment that answers where no model is named; otherwise home",
    }),
  ),
};

export const pageQuery = {
  limit: Type.Integer({ minimum: 1, maximum: 1000, default: 100, description: "How many to answer" }),
  cursor: Type.Optional(Type.String({ maxLength: 200, description: "The `next` of the page before" })),
};

/** What the names of a list's items must contain. */
export const textQuery = Type.Optional(
  Type.String({ minLength: 1, maxLength: 200, description: "Only those whose id or name contains this, whatever the case" }),
);

export const pageOf = <T extends TSchema>(item: T) =>
  Type.Object({ items: Type.Array(item), next: Type.Optional(Type.String({ description: "Cursor of the next page" })) });

/** The page that a parsed query asks for. */
export const pageRequest = ({ limit, cursor }: { limit: number; cursor?: string | undefined }): PageRequest => ({
  limit,
  cursor,
});

export const timeSchema = Type.String({ format: "date-time" });
export const timeText = (ms: number) => new Date(ms).toISOString();
const maybeTime = Type.Union([timeSchema, Type.Null()]);
const maybeTimeText = (ms: number | null) => (ms === null ? null : timeText(ms));

export const factsSchema = Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()]), {
  description: "What else is known, by name: album, year, mbid, isrc, duration (seconds) and what tables say",
});

export const trackSchema = Type.Object({
  id: Type.String(),
  title: Type.Union([Type.String(), Type.Null()]),
  artist: Type.Union([Type.String(), Type.Null()]),
  facts: factsSchema,
});

export const recommendedTrackSchema = Type.Object({
  track: Type.String(),
  score: Type.Number(),
  title: Type.Optional(Type.String()),
  artist: Type.Optional(Type.String()),
  propensity: Type.Optional(
    Type.Number({ description: "Where chance had a say: with which probability it came to its place, given those before it" }),
  ),
});

export const eventSchema = strict({
  user: idSchema("Who; made known when new"),
  track: idSchema("What; made known when new"),
  kind: OneOf(EVENT_KINDS, { default: "play", description: "What happened" }),
  value: Type.Number({ minimum: 0, maximum: 1e9, default: 1, description: "play, skip, love: how many; rating: the rating" }),
  at: Type.Optional(Type.String({ format: "date-time", description: "When; otherwise now" })),
  duration: Type.Optional(Type.Number({ minimum: 0, maximum: 1e6, description: "Seconds listened" })),
  id: Type.Optional(
    Type.String({ minLength: 1, maxLength: 200, description: "Your id of the event: sent twice it counts once" }),
  ),
  recommendation: Type.Optional(
    Type.String({ minLength: 1, maxLength: 100, description: "The id of the answer that led to it" }),
  ),
});

export const forecastSchema = {
  seconds: Type.Number({ description: "How long it takes, from its start to its end" }),
  bytes: Type.Integer({ description: "The most memory that its process holds" }),
};
export const maybeForecast = Type.Union([Type.Object(forecastSchema), Type.Null()], {
  description: "What it was expected to take",
});

export const jobSchema = Type.Object({
  id: Type.String(),
  kind: Type.String(),
  state: OneOf(JOB_STATES),
  cancelling: Type.Boolean({ description: "Somebody wants it to stop" }),
  finishing: Type.Boolean({ description: "Somebody wants its network to learn no further: the best epoch is kept" }),
  priority: Type.Integer({ description: "The higher, the sooner" }),
  attempts: Type.Integer({ description: "How often it was started" }),
  progress: Type.Number({ minimum: 0, maximum: 1 }),
  doing: Type.String(),
  input: Type.Unknown(),
  result: Type.Unknown({
    description:
      "What came of it, once it is done; before that, and where it ends without, what it tells meanwhile: `stages` of a training, `curves` where networks learn (how each does, epoch by epoch, as a model's card tells it), and in `keeps` the epoch that becomes its model if it is ended now",
  }),
  error: Type.Union([
    Type.Object({
      code: Type.String(),
      detail: Type.String(),
      hint: Type.String(),
      set: Type.Optional(
        Type.Record(Type.String(), Type.Unknown(), {
          description: "Parameters with which the same training may go better, where that is the remedy",
        }),
      ),
    }),
    Type.Null(),
  ]),
  createdAt: timeSchema,
  startedAt: maybeTime,
  finishedAt: maybeTime,
  estimate: maybeForecast,
  expectedAt: Type.Union([timeSchema, Type.Null()], { description: "While it runs: when it will probably end" }),
  bytes: Type.Integer({ description: "Memory that its process holds, as it told last; 0 unless it runs" }),
});

export function presentJob({ workspace: _, resource: __, ...job }: Job) {
  const { createdAt, startedAt, finishedAt } = job;
  return {
    ...job,
    createdAt: timeText(createdAt),
    startedAt: maybeTimeText(startedAt),
    finishedAt: maybeTimeText(finishedAt),
    expectedAt: maybeTimeText(job.expectedAt),
  };
}

export const importSchema = Type.Object({
  id: Type.String(),
  name: Type.String(),
  format: Type.String(),
  rows: Type.Object({ read: Type.Integer(), kept: Type.Integer(), changed: Type.Integer(), left: Type.Integer() }),
  rules: Type.Array(
    Type.Object({
      rule: Type.String(),
      outcome: OneOf(OUTCOMES, {
        description:
          "refused: it cannot be read; aside: in order, but no use here; corrected: taken without the part that is wrong; noted: taken as it is",
      }),
      rows: Type.Integer(),
      examples: Type.Array(Type.String()),
    }),
  ),
  simulated: Type.Boolean({ description: "Whether it came from the simulated world" }),
  createdAt: timeSchema,
});

export function presentImport({ contentHash: _, createdAt, ...record }: ImportRecord) {
  return { ...record, createdAt: timeText(createdAt) };
}

export const workspaceSchema = Type.Object({ id: Type.String(), createdAt: timeSchema });

export const keySchema = Type.Object({
  id: Type.String(),
  name: Type.String(),
  start: Type.String({ description: "How it begins" }),
  kind: OneOf(KEY_KINDS),
  scopes: Type.Array(OneOf(SCOPES)),
  origins: Type.Array(Type.String()),
  user: Type.Union([Type.String(), Type.Null()], { description: "The only listener it may do something for" }),
  rate: Type.Union([Type.Integer(), Type.Null()], { description: "Requests a minute; null: as the service is set" }),
  createdAt: timeSchema,
  expiresAt: maybeTime,
  lastUsedAt: maybeTime,
  revokedAt: maybeTime,
});

export function presentKey({ workspace: _, hash: __, createdAt, expiresAt, lastUsedAt, revokedAt, ...key }: KeyRecord) {
  return {
    ...key,
    createdAt: timeText(createdAt),
    expiresAt: maybeTimeText(expiresAt),
    lastUsedAt: maybeTimeText(lastUsedAt),
    revokedAt: maybeTimeText(revokedAt),
  };
}
