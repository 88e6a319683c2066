import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { type Dataset, excludeHeard, excludeTracks, type Query, recommend, sequencesOf } from "@segue/engine";
import { rowOf } from "@segue/kernels";
import { Type } from "typebox";
import { defineJob, part } from "../jobs/handler.js";
import { newOutput } from "../jobs/output.js";
import type { LoadedModel } from "../registry/model-files.js";
import { createModelRegistry } from "../registry/models.js";
import { currentDataset } from "../snapshots/current-dataset.js";

/** Listeners whose lists are computed together. */
const BATCH = 64;

/** Writes every listener's list into a CSV file: user_id, music_id, rank, score. */
export const recommendAllJob = defineJob({
  kind: "recommend-all",
  input: Type.Object(
    { model: Type.Optional(Type.String()), n: Type.Integer({ minimum: 1, maximum: 1000, default: 20 }) },
    { additionalProperties: false },
  ),
  resource: () => "",
  async run({ model: reference, n }, { services, workspace, id, report }) {
    const model = await createModelRegistry(services).load(workspace, reference);
    const dataset = await currentDataset(services, workspace, part(report, 0, 0));
    const toModel = dataset.tracks.ids.map((track) => model.tracks.indexOf(track) ?? -1);
    const gone = model.tracks.ids.flatMap((track, row) => (dataset.tracks.indexOf(track) === undefined ? [row] : []));
    const rules = [excludeHeard, excludeTracks(gone)];
    const file = await newOutput(services.config.data, workspace, id, "recommendations.csv");
    const out = createWriteStream(file.path, { flush: true });
    out.write("user_id,music_id,rank,score\n");
    const sequences = sequencesOf(dataset.events, dataset.users.size);
    let rows = 0;
    for (let from = 0; from < dataset.users.size; from += BATCH) {
      await report(from / dataset.users.size, `listener ${from + 1} of ${dataset.users.size}`);
      const users = Array.from({ length: Math.min(BATCH, dataset.users.size - from) }, (_, i) => from + i);
      const queries = users.map((user) => translate(dataset, user, sequences[user]!, toModel));
      const answers = await recommend(model, queries, n, rules);
      const lines = answers.flatMap(({ items }, i) => linesOf(dataset.users.ids[users[i]!]!, model, items));
      rows += lines.length;
      if (!out.write(lines.join(""))) await once(out, "drain");
    }
    out.end();
    await once(out, "close");
    await file.finish();
    return { model: model.name, version: model.version, users: dataset.users.size, rows, n };
  },
});

/** A listener's row of the dataset with the model's track numbers. */
function translate({ plays }: Dataset, user: number, order: Int32Array, toModel: readonly number[]): Query {
  const row = rowOf(plays, user);
  const known = [...row.indices].map((track, i) => [toModel[track]!, row.values[i]!] as const).filter(([track]) => track >= 0);
  known.sort(([a], [b]) => a - b);
  return {
    history: { indices: Int32Array.from(known, ([track]) => track), values: Float32Array.from(known, ([, weight]) => weight) },
    sequence: order.map((track) => toModel[track]!).filter((track) => track >= 0),
  };
}

function linesOf(user: string, model: LoadedModel, items: readonly { track: number; score: number }[]): string[] {
  return items.map(({ track, score }, i) => `${cell(user)},${cell(model.tracks.ids[track]!)},${i + 1},${score}\n`);
}

/** A cell of RFC 4180: quoted where it must be. */
const cell = (text: string) => (/[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
