import {
  type Answer,
  type Asked,
  type Explanation,
  explain,
  type IdIndex,
  MOST_ROWS,
  mixByScore,
  type RatingPredictor,
  type Rule,
  type RuleContext,
  type RuleWishes,
  recommend,
  type Scorer,
  type ServingModel,
  type Signal,
  USUAL_RULES,
} from "@segue/engine";
import type { Pool } from "@segue/kernels";
import { SegueError } from "../errors.js";
import { type AnswerAll, gathered } from "../gather.js";
import type { ServedModel } from "../ports/models.js";
import type { LoadedModel } from "../registry/model-files.js";
import { idOf } from "../registry/reference.js";
import type { AnswerMeter } from "./meter.js";

type Meter = Pick<AnswerMeter, "spent">;

/** What answers: one model, or several whose scores are combined. */
export interface Answering {
  /** Those that answer together, with their weights. */
  readonly models: readonly ServedModel[];
  /** The tracks of which queries and answers speak. */
  readonly tracks: IdIndex;
  readonly signal: Signal;
  /** Whether it answers listeners without a history by what their friends heard. */
  readonly readsFriends: boolean;
  /** What rules may know of the model. */
  readonly about: Pick<RuleContext, "tracks" | "popularity" | "vectors">;
  /** The rules of each answer that the request does not set otherwise. */
  readonly rules: RuleWishes;
  /** What listeners would rate, where one model answers that can tell. */
  readonly ratings?: RatingPredictor;
  /** As the engine's `recommend`; what it costs is noted. */
  recommend(queries: readonly Asked[], n: number, rules: readonly Rule[], pool?: Pool): Promise<Answer[]>;
  /** As the engine's `explain`; what it costs is noted, as part of an answer. */
  explain(listener: Asked, rules: readonly Rule[], tracks: readonly number[]): Promise<Explanation[]>;
}

/** What is metered: how many answers it gives, and how many rows of scores it holds. */
interface Work {
  readonly answers: number;
  readonly rows: number;
}

/** How an answer tells who gave it: a model's name, or all that had a say. */
export const nameOf = ({ models }: Pick<Answering, "models">): string =>
  models.length === 1 ? models[0]!.model : models.map(idOf).join("+");

/** One model answers. What single requests ask at the same time it answers together, where that costs less than one after the other. */
export function answeringAlone(workspace: string, loaded: LoadedModel, meter: Meter): Answering {
  const { name, version, tracks, signal } = loaded;
  const metered = async <T>({ answers, rows }: Work, work: () => Promise<T>): Promise<T> => {
    const begun = performance.now();
    const result = await work();
    const seconds = (performance.now() - begun) / 1000;
    meter.spent(workspace, { name, version, answers, seconds, bytes: bytesOf(loaded, rows) });
    return result;
  };
  const batch: Answering["recommend"] = (queries, n, rules, pool) =>
    metered({ answers: queries.length, rows: queries.length }, () => recommend(loaded, queries, n, rules, pool));
  // Products of four listeners are found in the time of one's; a row of scores is each one's own, and a network of others may give other bits.
  const gains = loaded.recommender.vectors !== undefined;
  const single = gathered(answerTogether(batch), { most: MOST_ROWS });
  return {
    models: [{ model: name, version, weight: 1 }],
    tracks,
    signal,
    readsFriends: loaded.recommender.readsFriends === true,
    about: aboutOf(loaded),
    rules: USUAL_RULES,
    ...(loaded.recommender.ratings ? { ratings: loaded.recommender.ratings } : {}),
    recommend: async (queries, n, rules, pool) =>
      gains && queries.length === 1 && pool === undefined
        ? [await single({ query: queries[0]!, n, rules })]
        : batch(queries, n, rules, pool),
    explain: (listener, rules, tracks) =>
      metered({ answers: 0, rows: MOST_ROWS }, () => explain(loaded, listener, rules, tracks)),
  };
}

/** A request for one list. */
interface Single {
  readonly query: Asked;
  readonly n: number;
  readonly rules: readonly Rule[];
}

/** Those that want as much by the same rules are one batch. */
function answerTogether(batch: Answering["recommend"]): AnswerAll<Single, Answer> {
  return async (singles) => {
    const answers = new Map<Single, Answer>();
    const groups = new Map<readonly Rule[], Map<number, Single[]>>();
    for (const single of singles) {
      const byLength = groups.get(single.rules) ?? new Map<number, Single[]>();
      groups.set(single.rules, byLength.set(single.n, [...(byLength.get(single.n) ?? []), single]));
    }
    for (const [rules, byLength] of groups)
      for (const [n, group] of byLength) {
        const found = await batch(
          group.map(({ query }) => query),
          n,
          rules,
        );
        group.forEach((single, i) => void answers.set(single, found[i]!));
      }
    return singles.map((single) => answers.get(single)!);
  };
}

function aboutOf({ tracks, popularity, recommender }: ServingModel & { readonly tracks: IdIndex }): Answering["about"] {
  const { vectors } = recommender;
  return { tracks, popularity, ...(vectors === undefined ? {} : { vectors: vectors.tracks }) };
}

/** Models in a mix, in the order of their weights. */
export interface LoadedPart {
  readonly loaded: LoadedModel;
  readonly weight: number;
}

/** Several answer together; throws `invalid-request` where their histories do not mean the same. */
export function answeringTogether(workspace: string, parts: readonly LoadedPart[], meter: Meter): Answering {
  const [{ loaded: first }] = parts as [LoadedPart];
  const odd = parts.find(({ loaded }) => loaded.signal !== first.signal);
  if (odd !== undefined) {
    const said = `${first.name} learned from ${first.signal}, ${odd.loaded.name} from ${odd.loaded.signal}`;
    throw new SegueError("invalid-request", `${said}: their scores cannot be combined.`, { hint: "Mix them by listener." });
  }
  const clocks = parts.map(({ loaded }) => stopwatch(loaded.recommender));
  const metered = async <T>({ answers, rows }: Work, work: () => Promise<T>): Promise<T> => {
    const begun = performance.now();
    const result = await work();
    const own = clocks.map((clock) => clock.take());
    // Bringing the scores together and ranking them is everybody's.
    const shared = Math.max(0, performance.now() - begun - own.reduce((sum, ms) => sum + ms, 0)) / parts.length;
    parts.forEach(({ loaded }, at) => {
      const { name, version } = loaded;
      meter.spent(workspace, { name, version, answers, seconds: (own[at]! + shared) / 1000, bytes: bytesOf(loaded, rows) });
    });
    return result;
  };
  const model: ServingModel & { tracks: IdIndex } = mixByScore(
    parts.map(({ loaded, weight }, at) => ({
      model: { ...loaded, recommender: clocks[at]!.recommender },
      tracks: loaded.tracks,
      weight,
    })),
  );
  return {
    models: parts.map(({ loaded: { name, version }, weight }) => ({ model: name, version, weight })),
    tracks: model.tracks,
    signal: first.signal,
    readsFriends: model.recommender.readsFriends === true,
    about: aboutOf(model),
    rules: USUAL_RULES,
    recommend: (queries, n, rules) =>
      metered({ answers: queries.length, rows: queries.length }, () => recommend(model, queries, n, rules)),
    explain: (listener, rules, tracks) => metered({ answers: 0, rows: MOST_ROWS }, () => explain(model, listener, rules, tracks)),
  };
}

/** A recommender whose scoring is timed, in milliseconds since it was last asked. */
function stopwatch(recommender: Scorer): { recommender: Scorer; take(): number } {
  let spent = 0;
  return {
    recommender: {
      ...recommender,
      async score(queries) {
        const begun = performance.now();
        const scores = await recommender.score(queries);
        spent += performance.now() - begun;
        return scores;
      },
    },
    take() {
      const taken = spent;
      spent = 0;
      return taken;
    },
  };
}

/** The model, and float32 scores of the rows that there are at once with a copy of one of them. */
const bytesOf = ({ bytes, tracks }: LoadedModel, rows: number) => bytes + 4 * tracks.size * (Math.min(rows, MOST_ROWS) + 1);
