import { EVENT_KINDS } from "@segue/engine";
import { Type } from "typebox";

const count = Type.Integer({ minimum: 0 });
const share = Type.Number({ minimum: 0, maximum: 1 });

const amountSchema = Type.Object({ events: count, users: count, tracks: count });

const ruleSchema = Type.Object({
  rule: Type.String(),
  title: Type.String(),
  reason: Type.String(),
  on: Type.Boolean(),
  settings: Type.Record(Type.String(), Type.Unknown()),
  rows: count,
  byImport: Type.Record(Type.String(), count),
  examples: Type.Array(Type.String()),
});

const factRuleSchema = Type.Object({
  rule: Type.String(),
  title: Type.String(),
  reason: Type.String(),
  on: Type.Boolean(),
  found: Type.Array(
    Type.Object({
      fact: Type.String(),
      why: Type.String(),
      cells: Type.Integer({ description: "Cells that were taken for unknown" }),
      examples: Type.Array(Type.String()),
    }),
  ),
});

const interval = { value: Type.Number(), low: Type.Number(), high: Type.Number() };

const filledSchema = Type.Object({
  fact: Type.String(),
  kind: Type.Union([Type.Literal("number"), Type.Literal("category")]),
  known: count,
  by: Type.Record(Type.String(), count, { description: "Cells filled by each method" }),
  left: Type.Integer({ description: "Cells left missing: no method was shown to beat a guess" }),
  error: Type.Union(
    [
      Type.Object({
        cells: Type.Integer({ description: "Known cells that were hidden for the trial" }),
        chosen: Type.Object(interval),
        methods: Type.Record(Type.String(), Type.Object({ ...interval, share })),
      }),
      Type.Null(),
    ],
    { description: "On hidden cells, as a part of the error of the mean or commonest value; with 95 % intervals" },
  ),
});

const histogramSchema = Type.Object({
  bins: Type.Array(Type.Object({ from: count, to: count, count })),
  median: Type.Number(),
  mean: Type.Number(),
  largest: count,
});

const shapeSchema = Type.Object({
  users: count,
  tracks: count,
  catalogue: Type.Integer({ description: "Tracks that are known, with or without an event" }),
  events: count,
  kinds: Type.Object(Object.fromEntries(EVENT_KINDS.map((kind) => [kind, count]))),
  pairs: count,
  density: share,
  tracksPerUser: histogramSchema,
  usersPerTrack: histogramSchema,
  shortHistories: Type.Integer({ description: "Users with fewer than 3 tracks" }),
  singleListener: Type.Integer({ description: "Tracks with a single listener" }),
  topShare: Type.Number({
    description: "The share of pairs of user and track that the most popular hundredth of the tracks has",
  }),
  timed: Type.Integer({ description: "Events whose time is known" }),
  timeLine: Type.Union([
    Type.Object({
      unit: Type.String({ description: "day, month or year" }),
      points: Type.Array(Type.Object({ start: Type.Integer({ description: "Milliseconds since 1970 UTC" }), count })),
    }),
    Type.Null(),
  ]),
  missing: Type.Array(Type.Object({ field: Type.String(), missing: count }), {
    description: "Of how many tracks of the catalogue something is not known",
  }),
});

/** What `CleaningReport` is to the outside. */
export const cleaningReportSchema = Type.Object({
  before: amountSchema,
  after: amountSchema,
  rules: Type.Array(ruleSchema),
  same: Type.Object({ on: Type.Boolean(), tracks: count, examples: Type.Array(Type.String()) }),
  facts: Type.Array(factRuleSchema),
  filled: Type.Array(filledSchema, { description: "How facts of tracks were filled; empty where the rule `fill` is off" }),
  shape: shapeSchema,
  warnings: Type.Array(Type.Object({ code: Type.String(), message: Type.String() })),
  support: Type.Array(
    Type.Object({
      algorithm: Type.String(),
      unfit: Type.Union([Type.String(), Type.Null()], { description: "Why the data do not support it; null where they do" }),
      estimate: Type.Object({ bytes: Type.Number(), seconds: Type.Number() }),
    }),
  ),
});

/** What `MusicThere` is to the outside. */
export const musicSchema = Type.Union(
  [
    Type.Object({
      files: Type.Integer({ minimum: 0, description: "Files of sound, each content once" }),
      tracks: Type.Integer({ minimum: 0, description: "Tracks that can be heard" }),
      seconds: Type.Integer({ minimum: 0, description: "How long all of them last" }),
      formats: Type.Array(Type.Object({ name: Type.String(), files: count }), { description: "The commonest first" }),
      covers: Type.Integer({ minimum: 0, description: "Files with a cover" }),
      lyrics: Type.Integer({ minimum: 0, description: "Files with lyrics" }),
    }),
    Type.Null(),
  ],
  { description: "The music that was imported; null where there is none" },
);
