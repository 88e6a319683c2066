import { onnxruntime } from "@segue/autograd/runtime";
import { analyzers, createLabelledSet, judgeSet, type LabelledSet, resolveConfig, type SetReport } from "@segue/engine";
import { createPool, createRandom } from "@segue/kernels";
import { claim, type Figure, figure } from "./kit/claim.js";
import type { Drawn } from "./kit/patterns/drawn.js";
import { drawPhrases } from "./kit/patterns/phrases.js";
import { drawShapes } from "./kit/patterns/shapes.js";
import { measureChosen } from "./kit/rows.js";

const SEED = 42;
/** Of each class. */
const JUDGED = 100;

/** The raw matrix, its penalty chosen by what is left out. */
const LINEAR = { statistics: ["values"], regularizations: [0.03, 0.3], folds: 2, iterations: 40 };

/** Two convolutions before each pool: with one, squares, discs and pentagons look alike. */
const IN_PAIRS = [
  ...[16, 32, 64].flatMap((channels) => [
    { conv: channels, kernel: 3 },
    { norm: "batch" },
    { conv: channels, kernel: 3 },
    { norm: "batch" },
    { pool: 2 },
  ]),
  { globalPool: "average" },
  { dropout: 0.3 },
];

interface Row {
  readonly name: string;
  readonly what: string;
  readonly draw: (each: number, seed: number | string) => Drawn;
  /** What was best on other examples than those by which it is judged. */
  readonly config: object;
  /** Examples of each class that are learned from. */
  readonly learned: number;
}

/** Of the examples, told by the network. */
const GOAL = 0.9;

const rows: readonly Row[] = [
  {
    name: "phrases",
    what: "phrases, of which half differ only in order and half only in timbre",
    draw: drawPhrases,
    config: { epochs: 25, mixUp: 0.2 },
    learned: 200,
  },
  {
    name: "shapes",
    what: "shapes of any colour, size, place and turn",
    draw: drawShapes,
    config: { epochs: 30, scale: "channels", mixUp: 0, layers: IN_PAIRS },
    learned: 400,
  },
];

export default claim({
  name: "classifier",
  claim:
    "A network by configuration (convolutions, pooling, fully connected) tells classes of spectrograms that differ in nothing but the order of their notes, or in nothing but timbre, and shapes in images; a logistic regression on the raw matrix, learned from the same, does not.",
  seed: SEED,
  versionsOf: ["onnxruntime-node"],
  run: () => measureChosen("classifier", rows, measured),
});

async function measured({ what, draw, config, learned: each }: Row): Promise<Figure[]> {
  const [learned, judged] = [asSet(draw(each, "train")), asSet(draw(JUDGED, "test"))];
  const network = await accuracy("classifier", config, learned, judged);
  const linear = await accuracy("stats-classifier", LINEAR, learned, judged);
  return [
    figure({ what: `${what}: accuracy of the network`, better: "higher", goal: GOAL, ...network.interval }),
    figure({ what: `${what}: lowest F1 of a class by the network`, better: "higher", figure: network.lowest }),
    figure({ what: `${what}: accuracy of the logistic regression`, better: "higher", ...linear.interval }),
    figure({
      what: `${what}: from the interval of the logistic regression up to that of the network`,
      better: "higher",
      goal: 0,
      figure: network.interval.low - linear.interval.high,
    }),
  ];
}

async function accuracy(name: string, given: object, learned: LabelledSet, judged: LabelledSet) {
  const algorithm = analyzers.find((each) => each.name === name)!;
  const config = resolveConfig(algorithm, given);
  if ("problems" in config) throw new Error(JSON.stringify(config.problems));
  const pool = createPool(1);
  const context = { random: createRandom(SEED), pool, runtime: onnxruntime({ threads: 1 }), report: async () => {} };
  const model = await algorithm.train(learned, config.value, context);
  const said = await model.analyze(judged.examples);
  await Promise.all([model.close?.(), pool.close()]);
  const report: SetReport = judgeSet({ set: judged, said }, createRandom(SEED));
  const { value, low, high } = report.figures.accuracy!;
  return { interval: { figure: value, low, high }, lowest: Math.min(...report.byClass.map(({ f1 }) => f1)) };
}

const asSet = ({ classes, shape, matrices, labels }: Drawn): LabelledSet =>
  createLabelledSet({ examples: matrices.map((data) => ({ shape, data })), classes, labels: { kind: "one", of: labels } });
