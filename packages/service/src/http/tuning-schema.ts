import { bestOf, importanceOf, OneOf, observed, spaceOf, type Trial } from "@segue/engine";
import { Type } from "typebox";
import { JOB_STATES, type JobState } from "../ports/jobs.js";
import type { Tuning } from "../ports/tunings.js";
import { betterOf, readTuning } from "../tunings/read-wish.js";
import { trainingOf } from "../tunings/recipe.js";
import { wishProperties } from "../tunings/wish.js";
import { timeSchema, timeText } from "./schemas.js";

const interval = Type.Object({ value: Type.Number(), low: Type.Number(), high: Type.Number() });
const orNull = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T, description: string) =>
  Type.Union([schema, Type.Null()], { description });
const settings = Type.Record(
  Type.String(),
  Type.Union([Type.Number(), Type.String(), Type.Boolean(), Type.Array(Type.Unknown())]),
);

const trialSchema = Type.Object({
  number: Type.Integer({ description: "The first has the usual parameters" }),
  settings,
  outcome: OneOf(["judged", "stopped", "refused", "failed"], {
    description: "stopped: clearly worse than the best before all were asked; refused: not tried; failed: not to be trained",
  }),
  figure: orNull(
    interval,
    "The metric on the validation part with its 95 % interval; of what was stopped what it would have come to",
  ),
  listeners: Type.Integer({ description: "By how many it was judged: listeners, or labelled examples" }),
  why: orNull(Type.String(), "Why it was refused or failed"),
  seconds: Type.Object({ train: Type.Number(), judge: Type.Number() }),
});

const trainingFields = {
  config: Type.Record(Type.String(), Type.Unknown(), { description: "What differs from the usual parameters" }),
  command: Type.String({ description: "Trains it on all data, on the command line" }),
  request: Type.Object({
    method: Type.String(),
    path: Type.String(),
    body: Type.Record(Type.String(), Type.Unknown()),
  }),
};

export const tuningSchema = Type.Object({
  id: Type.String(),
  ...wishProperties,
  metric: orNull(
    Type.String(),
    "By what trials are compared; null for an algorithm that analyzes, until its labels are read, where none was wished",
  ),
  split: Type.String({ description: "Trials are judged on its validation part" }),
  better: OneOf(["higher", "lower"], { description: "Which way a figure is better" }),
  judgedBy: OneOf(["listeners", "examples"], {
    description: "By what trials are judged: listeners of a snapshot, or labelled examples that they did not learn from",
  }),
  state: OneOf(JOB_STATES),
  job: Type.String({ description: "The job that works on it, or did last" }),
  dataset: orNull(
    Type.String(),
    "The fingerprint of the data by which all of its trials are judged: a snapshot, or a labelled set",
  ),
  createdAt: timeSchema,
  made: Type.Integer({ description: "Trials that were made" }),
  usual: orNull(interval, "The figure of the usual parameters on the validation part"),
  best: orNull(
    Type.Object({ number: Type.Integer(), settings, figure: interval, ...trainingFields }),
    "The best trial, and what trains it",
  ),
  final: orNull(
    Type.Object({
      best: Type.Integer({ description: "The trial that was chosen" }),
      figures: Type.Array(interval, { description: "Of the best and, where it is another one, the usual parameters" }),
      gains: Type.Array(interval, {
        description: "By how much the best exceeds it, on the same listeners; established where 0 is left out",
      }),
      listeners: Type.Integer({ description: "By how many they were judged" }),
    }),
    "Figures on the test part, by which nothing was chosen; once it has come to its end",
  ),
});

export const tuningDetailSchema = Type.Object({
  ...tuningSchema.properties,
  leaderboard: Type.Array(trialSchema, { description: "The best first; those without a figure last" }),
  importance: orNull(
    Type.Array(Type.Object({ parameter: Type.String(), share: Type.Number() })),
    "How much of what made trials good lies in each parameter (PED-ANOVA); null for fewer than ten trials",
  ),
});

/** A tuning as it stands. */
export function presentTuning({ workspace: _, wish, createdAt, ...tuning }: Tuning, trials: readonly Trial[], state: JobState) {
  const read = readTuning(wish);
  const better = betterOf(read);
  const best = bestOf(trials, better);
  const told = best && { number: best.number, settings: best.settings, figure: best.figure! };
  return {
    ...tuning,
    ...wish,
    metric: wish.metric ?? null,
    better,
    judgedBy: read.task === "analyze" ? ("examples" as const) : ("listeners" as const),
    state,
    createdAt: timeText(createdAt),
    made: trials.length,
    usual: trials.find(({ number }) => number === 1)?.figure ?? null,
    best: told ? { ...told, ...trainingOf(wish, { ...wish.config, ...told.settings }) } : null,
  };
}

/** A tuning with its trials. */
export function presentTuningDetail(tuning: Tuning, trials: readonly Trial[], state: JobState) {
  const read = readTuning(tuning.wish);
  const better = betterOf(read);
  const space = spaceOf(read.algorithm, tuning.wish.config);
  return {
    ...presentTuning(tuning, trials, state),
    leaderboard: ranked(trials, better),
    importance: importanceOf(space, observed(trials, better)) ?? null,
  };
}

export type TuningDetail = ReturnType<typeof presentTuningDetail>;

const OUTCOMES: readonly Trial["outcome"][] = ["judged", "stopped", "failed", "refused"];

/** The judged ones first, each kind by its figure. */
function ranked(trials: readonly Trial[], better: "higher" | "lower"): Trial[] {
  const sign = better === "higher" ? -1 : 1;
  const figureOf = ({ figure }: Trial) => sign * (figure?.value ?? 0);
  const kindOf = ({ outcome }: Trial) => OUTCOMES.indexOf(outcome);
  return [...trials].sort((a, b) => kindOf(a) - kindOf(b) || figureOf(a) - figureOf(b) || a.number - b.number);
}
