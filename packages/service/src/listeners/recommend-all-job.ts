import {
  type Asked,
  type Dataset,
  excludeTracks,
  friendsHistory,
  lastSessionsOf,
  type Rule,
  type RuleWishes,
  rulesSchema,
  sequencesOf,
} from "@segue/engine";
import { rowOf, type SparseRow } from "@segue/kernels";
import { Type } from "typebox";
import { type Steering, steeringOf } from "../control/steering.js";
import { over, readRules } from "../control/wishes.js";
import type { Answering } from "../deployments/answering.js";
import { type AnswerMeter, createAnswerMeter } from "../deployments/meter.js";
import { csvRow } from "../exports/csv.js";
import { defineJob, type JobContext, part } from "../jobs/handler.js";
import { newOutput } from "../jobs/output.js";
import { writeText } from "../jobs/write-text.js";
import type { ServedModel } from "../ports/models.js";
import { createModelRegistry } from "../registry/models.js";
import { idOf } from "../registry/reference.js";
import { currentDataset } from "../snapshots/current-dataset.js";
import { pastsOf } from "./pasts.js";

/** Listeners whose lists are computed together: enough for all threads, a second's work where every track must be scored. */
const BATCH = 512;

/** Writes every listener's list into a CSV file: user_id, music_id, rank, score. */
export const recommendAllJob = defineJob({
  kind: "recommend-all",
  input: Type.Object(
    {
      model: Type.Optional(
        Type.String({ maxLength: 100, description: "name, name@version or name@alias; otherwise the deployment answers" }),
      ),
      deployment: Type.Optional(Type.String({ maxLength: 100, description: "Where none is named: home" })),
      n: Type.Integer({ minimum: 1, maximum: 1000, default: 20 }),
      rules: Type.Optional(rulesSchema),
    },
    { additionalProperties: false },
  ),
  resource: () => "",
  async run(wish, context) {
    const { store } = context.services;
    const meter = createAnswerMeter(store.models, () => undefined);
    const result = await writeAll(wish, context, meter);
    await meter.close();
    return result;
  },
});

interface Wish {
  readonly model?: string | undefined;
  readonly deployment?: string | undefined;
  readonly n: number;
  readonly rules?: unknown;
}

async function writeAll(wish: Wish, { services, workspace, id, pool, report }: JobContext, meter: AnswerMeter) {
  const { n } = wish;
  const registry = createModelRegistry(services, meter);
  const answeringOf = await registry.answeringAll(workspace, wish);
  const asked = readRules(wish.rules);
  const occasion = { now: services.clock.now(), seed: id };
  const dataset = await currentDataset(services, workspace, part(report, 0, 0));
  const file = await newOutput(services.config.data, workspace, id, "recommendations.csv");
  const sequences = sequencesOf(dataset.events, dataset.users.size);
  const sessions = lastSessionsOf(dataset.events, dataset.users.size);
  const prepared = new Map<Answering, Prepared>();
  const pastOf = pastsOf(dataset);
  const preparedFor = async (answering: Answering) => {
    const steer = () => steeringOf(workspace, answering, forAll(over(answering.rules, asked)), occasion, registry.facts);
    const ready = prepared.get(answering) ?? prepare(dataset, answering, await steer());
    prepared.set(answering, ready);
    return ready;
  };
  let rows = 0;
  const linesFor = async (users: readonly number[]) => {
    const lists = new Map<number, string[]>();
    for (const [answering, own] of byAnswering(users, (user) => answeringOf(dataset.users.ids[user]!))) {
      const { toModel, rules, past } = await preparedFor(answering);
      const queries = own.map((user) => ({
        ...translate(dataset, user, toModel),
        sequence: inRowsOf(toModel, sequences[user]!),
        session: inRowsOf(toModel, sessions[user]!),
        ...(answering.readsFriends ? friendsOf(dataset, user, toModel) : {}),
        ...(past ? { past: pastOf(user, toModel) } : {}),
      }));
      const answers = await answering.recommend(queries, n, rules, pool);
      answers.forEach(({ items }, i) => {
        lists.set(own[i]!, linesOf(dataset.users.ids[own[i]!]!, answering, items));
      });
    }
    return users.flatMap((user) => lists.get(user)!);
  };
  const pieces = async function* () {
    yield "user_id,music_id,rank,score\n";
    for (let from = 0; from < dataset.users.size; from += BATCH) {
      await report(from / dataset.users.size, `listener ${from + 1} of ${dataset.users.size}`);
      const lines = await linesFor(Array.from({ length: Math.min(BATCH, dataset.users.size - from) }, (_, i) => from + i));
      rows += lines.length;
      yield lines.join("");
    }
  };
  await writeText(file.path, pieces());
  await file.finish();
  const models = [...prepared.keys()].flatMap((answering) => answering.models);
  return { ...answeredBy(models), users: dataset.users.size, rows, n };
}

/** What is the same for all listeners that a model answers. */
interface Prepared {
  /** For each track of the dataset its row in the model, or −1. */
  readonly toModel: readonly number[];
  readonly rules: readonly Rule[];
  /** Whether they want to know what each listener did. */
  readonly past: boolean;
}

/** Of chance no list for everybody could tell later how likely it was. */
const forAll = ({ explore: _, ...rules }: RuleWishes): RuleWishes => rules;

function prepare(dataset: Dataset, { tracks }: Answering, { rules, past }: Steering): Prepared {
  const gone = tracks.ids.flatMap((track, row) => (dataset.tracks.indexOf(track) === undefined ? [row] : []));
  return {
    toModel: dataset.tracks.ids.map((track) => tracks.indexOf(track) ?? -1),
    rules: [excludeTracks(gone), ...rules],
    past,
  };
}

function byAnswering(users: readonly number[], answeringOf: (user: number) => Answering): Map<Answering, number[]> {
  const groups = new Map<Answering, number[]>();
  for (const user of users) {
    const answering = answeringOf(user);
    const group = groups.get(answering) ?? [];
    group.push(user);
    groups.set(answering, group);
  }
  return groups;
}

/** The model and version, where there is only one, and all that answered. */
function answeredBy(models: readonly ServedModel[]) {
  const ids = models.map(idOf);
  const [only] = models;
  const single = models.length === 1 && only !== undefined ? { version: only.version } : {};
  return { model: models.length === 1 ? only!.model : ids.join("+"), ...single, models: ids };
}

/** A listener's row of the dataset with the model's track numbers. */
const translate = ({ plays }: Dataset, user: number, toModel: readonly number[]): Asked => ({
  history: inModelRows(rowOf(plays, user), toModel),
});

/** What is asked besides of whom the model knows no track. */
function friendsOf(dataset: Dataset, user: number, toModel: readonly number[]): Pick<Asked, "friends"> {
  const knownTo = (track: number) => toModel[track]! >= 0;
  if (rowOf(dataset.plays, user).indices.some(knownTo)) return {};
  return { friends: inModelRows(friendsHistory(dataset, user), toModel) };
}

function inModelRows(row: SparseRow, toModel: readonly number[]): SparseRow {
  const known = [...row.indices].map((track, i) => [toModel[track]!, row.values[i]!] as const).filter(([track]) => track >= 0);
  known.sort(([a], [b]) => a - b);
  return { indices: Int32Array.from(known, ([track]) => track), values: Float32Array.from(known, ([, weight]) => weight) };
}

const inRowsOf = (toModel: readonly number[], tracks: Int32Array): Int32Array =>
  tracks.map((track) => toModel[track]!).filter((track) => track >= 0);

function linesOf(user: string, model: Answering, items: readonly { track: number; score: number }[]): string[] {
  return items.map(({ track, score }, i) => csvRow([user, model.tracks.ids[track]!, i + 1, score]));
}
