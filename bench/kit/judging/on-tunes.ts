import { onnxruntime } from "@segue/autograd/runtime";
import { analyzers, type JudgedSet, judgeSet, resolveConfig, type SetReport } from "@segue/engine";
import { createPool, createRandom } from "@segue/kernels";
import { type Figure, figure } from "../claim.js";
import { type HeardTunes, heardTunes } from "../labelled/tunes.js";
import { assertFrozen } from "../patterns/frozen-tunes.js";
import { keptTraining } from "./kept-training.js";

const SEED = 42;
/** Tunes that are learned from, and those that judge: of other seeds. */
const LEARNED = 1600;
const JUDGED = 1000;
/** Of the tunes, told by a network. */
const GENRES_GOAL = 0.95;
/** Share of what moods vary by that is foretold. */
const MOODS_GOAL = 0.8;

/** The honest baseline: means and deviations of what describes a tune. */
const BASELINE = { statistics: ["mean", "deviation"] };

/** How each network learns, chosen on 400 tunes of another seed than those that judge: by 1.000, .998 and .988 of them after 12, 12 and 14 epochs, by when losses had long been small. */
const ENCODERS = {
  cnn: { epochs: 8, mixUp: 0, heldOut: 0 },
  rnn: { epochs: 8, mixUp: 0, heldOut: 0 },
  transformer: { epochs: 10, mixUp: 0, heldOut: 0 },
} as const;
const MOOD = { encoder: "cnn", epochs: 10, mixUp: 0, heldOut: 0 };

/** Rows of a claim on rendered tunes whose labels are known from their scores. */
export const onTunes = [
  ...Object.entries(ENCODERS).map(([encoder, config]) => ({
    name: `tunes-${encoder}`,
    what: `genres of 1,000 rendered tunes by ${encoder}`,
    measure: () => genresBy(encoder, config),
  })),
  { name: "tunes-mood", what: "moods of 1,000 rendered tunes", measure: moods },
];

async function genresBy(encoder: string, config: object): Promise<Figure[]> {
  const what = `genres of 1,000 rendered tunes by ${encoder}`;
  const sets = await tunes();
  const network = await judged("classifier", { encoder, ...config }, sets, "genres");
  const baseline = await judged("stats-classifier", BASELINE, sets, "described");
  const accuracy = ({ figures }: SetReport) => {
    const { value, low, high } = figures.accuracy!;
    return { figure: value, low, high };
  };
  return [
    figure({ what: `${what}: accuracy`, better: "higher", goal: GENRES_GOAL, ...accuracy(network) }),
    figure({ what: `${what}: lowest F1 of a genre`, better: "higher", figure: Math.min(...network.byClass.map(({ f1 }) => f1)) }),
    figure({ what: `${what}: accuracy of stats-classifier`, better: "higher", ...accuracy(baseline) }),
    figure({
      what: `${what}: from the interval of stats-classifier up to its own`,
      better: "higher",
      goal: Number.EPSILON,
      figure: network.figures.accuracy!.low - baseline.figures.accuracy!.high,
    }),
  ];
}

async function moods(): Promise<Figure[]> {
  const { set, said } = await saidOf("mood", MOOD, await tunes(), "moods");
  return set.classes.map((name, kind) => {
    const { value, low, high } = judgeSet(ofKind({ set, said }, kind), createRandom(SEED)).figures.r2!;
    return figure({
      what: `moods of 1,000 rendered tunes: R² of ${name}`,
      better: "higher",
      goal: MOODS_GOAL,
      figure: value,
      low,
      high,
    });
  });
}

/** One of several numbers that were foretold, alone. */
function ofKind({ set, said }: JudgedSet, kind: number): JudgedSet {
  const column = (of: ArrayLike<number>) => Float32Array.from({ length: said.rows }, (_, i) => of[i * said.cols + kind]!);
  const labels = { kind: "numbers", of: column(set.labels.of) } as const;
  return {
    set: { ...set, classes: [set.classes[kind]!], labels },
    said: { rows: said.rows, cols: 1, data: column(said.data) },
  };
}

interface Sets {
  readonly learned: HeardTunes;
  readonly judged: HeardTunes;
}

async function tunes(): Promise<Sets> {
  assertFrozen();
  return { learned: await heardTunes(LEARNED, "train"), judged: await heardTunes(JUDGED, "test") };
}

const judged = async (name: string, given: object, sets: Sets, of: keyof HeardTunes): Promise<SetReport> =>
  judgeSet(await saidOf(name, given, sets, of), createRandom(SEED));

/** What a model that learned from the one tunes says of the others. */
async function saidOf(name: string, given: object, sets: Sets, of: keyof HeardTunes): Promise<JudgedSet> {
  const algorithm = analyzers.find((each) => each.name === name)!;
  const config = resolveConfig(algorithm, given);
  if ("problems" in config) throw new Error(JSON.stringify(config.problems));
  const checkpoints = keptTraining(name, config.value, sets.learned[of].fingerprint, SEED);
  const pool = createPool(1);
  const context = { random: createRandom(SEED), pool, runtime: onnxruntime({ threads: 1 }), report: async () => {}, checkpoints };
  const model = await algorithm.train(sets.learned[of], config.value, context);
  const said = await model.analyze(sets.judged[of].examples);
  await Promise.all([model.close?.(), pool.close(), checkpoints.forget()]);
  return { set: sets.judged[of], said };
}
