import { trainAlgorithm, trainingFor } from "@segue/engine";
import { createRandom } from "@segue/kernels";
import { type JobContext, part } from "../jobs/handler.js";
import { dataSizeOf } from "../registry/forecast.js";
import { learning } from "../registry/learning.js";
import { algorithmNamed } from "../registry/model-files.js";
import { forecastTold } from "../registry/refuse-too-large.js";
import { currentDataset } from "../snapshots/current-dataset.js";
import type { EvaluationInput } from "./input.js";
import { type Judged, judge } from "./judge.js";
import { readSplit } from "./read-split.js";
import { parseSubject } from "./subject.js";

type Input = Pick<EvaluationInput, "subjects" | "k" | "seed"> & { readonly split: string };

/** Trains algorithms on the same part of the data and judges them on another; an `EvaluationError` where nobody can be judged. */
export async function judgeAlgorithms(input: Input, context: JobContext): Promise<Judged[]> {
  const { services, workspace, pool, report } = context;
  await report(0, "loading the data");
  const dataset = await currentDataset(services, workspace, part(report, 0, 0));
  const split = readSplit(input.split).split(dataset, createRandom(input.seed).fork("split"));
  const training = trainingFor(split, "test");
  // The whole is still there while a part of it is learned from.
  const trainingSize = { ...dataSizeOf(training), events: 2 * dataset.events.length };
  const judged: Judged[] = [];
  for (const [i, text] of input.subjects.entries()) {
    const { algorithm: name, config } = parseSubject(text);
    const algorithm = algorithmNamed(name);
    const share = 1 / input.subjects.length;
    const named: JobContext["report"] = (fraction, doing) =>
      part(report, i * share, (i + 1) * share)(fraction, `${text}: ${doing}`);
    await forecastTold(context, algorithm, config, trainingSize);
    const kept = learning(context, { algorithm: name, config, seed: input.seed, dataset: training });
    const recommender = await trainAlgorithm(algorithm, training, config, {
      random: createRandom(input.seed),
      pool,
      runtime: services.runtime,
      ...kept,
      report: part(named, 0, 0.7),
    });
    const train = kept.elapsed();
    const judging = { ...input, model: text, algorithm: name, recommender, split, train };
    judged.push(await judge(judging, { pool, report: part(named, 0.7, 1) }));
  }
  return judged;
}
