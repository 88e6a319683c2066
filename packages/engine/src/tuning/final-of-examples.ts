import type { Runtime } from "@segue/autograd";
import { createRandom, type Pool } from "@segue/kernels";
import type { AnalyzeAlgorithm } from "../algorithms/analyze-algorithm.js";
import { fitTo } from "../dataset/fitting.js";
import { drawnInterval, groupDraws, RESAMPLES } from "../evaluation/labels/draw-groups.js";
import type { LabelMeasure } from "../evaluation/labels/figures.js";
import type { JudgedSet } from "../evaluation/labels/judged.js";
import { type Entrant, type Report, scaled } from "./contest.js";
import type { LabelledParts } from "./contest-of-examples.js";
import type { Final } from "./final.js";

export interface LabelFinalOptions extends LabelledParts {
  readonly measure: LabelMeasure;
  readonly seed: number;
  readonly pool: Pool;
  /** What computes networks, where there are any. */
  readonly runtime?: Runtime;
  readonly report: Report;
}

/** What entrants that learned from the whole validation part say of the test part, by which nothing was chosen. Differences are by the same draws of groups. */
export async function judgeLabelFinal(
  entrants: readonly Entrant<AnalyzeAlgorithm>[],
  { validation, test, measure, seed, pool, runtime, report }: LabelFinalOptions,
): Promise<Final> {
  const judged: JudgedSet[] = [];
  const { learned, read } = fitTo(validation, [...validation.examples.keys()]);
  const asked = test.examples.map(read);
  for (const [i, { algorithm, config }] of entrants.entries()) {
    const told = scaled(report, i / entrants.length, (i + 1) / entrants.length);
    const named: Report = (fraction, doing) => told(fraction, `${algorithm.name} for the test part: ${doing}`);
    const context = { random: createRandom(seed), pool, report: named, ...(runtime && { runtime }) };
    const model = await algorithm.train(learned, config, context);
    const { threshold } = model;
    judged.push({ set: test, said: await model.analyze(asked), ...(threshold !== undefined && { threshold }) });
    await model.close?.();
  }
  const all = Int32Array.from(test.examples.keys());
  const interval = (figure: (chosen: Int32Array) => number) => {
    const draw = groupDraws(test.groups, all, createRandom(seed).fork("final intervals"));
    return drawnInterval(
      figure(all),
      Array.from({ length: RESAMPLES }, () => figure(draw())),
    );
  };
  const [first, ...others] = judged;
  return {
    figures: judged.map((each) => interval((chosen) => measure.of(each, chosen))),
    gains: others.map((each) => interval((chosen) => measure.of(first!, chosen) - measure.of(each, chosen))),
    listeners: all.length,
  };
}
