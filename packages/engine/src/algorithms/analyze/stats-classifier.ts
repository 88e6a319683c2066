import { zeros } from "@segue/kernels";
import { type Static, Type } from "typebox";
import { shapeOfSet } from "../../dataset/labelled-set.js";
import type { Block } from "../../features/steps/step.js";
import type { ModelFiles } from "../algorithm.js";
import { type Analyzer, defineAnalyzer } from "../analyze-algorithm.js";
import { type Scale, scaleOf } from "../classifying/scale.js";
import {
  describe,
  describedNumbers,
  refuseOther,
  STATISTIC_CHOICES,
  STATISTIC_NAMES,
  USUAL_STATISTICS,
} from "../classifying/statistics.js";
import { decidesLabels } from "../classifying/threshold.js";
import { refuseUnfit, unfitForClasses } from "../classifying/unfit.js";
import { chooseRegularization } from "../logistic/choose.js";
import { fitLogistic, type LogisticData, logisticSays } from "../logistic/fit.js";
import { dataOf } from "../tensors.js";
import { tunable } from "../tunable.js";

const config = Type.Object(
  {
    statistics: Type.Array(Type.Enum(STATISTIC_NAMES), {
      minItems: 1,
      default: USUAL_STATISTICS,
      description: `What is told of each row over its columns: ${STATISTIC_NAMES.join(", ")} (the numbers themselves); rows of numbers are taken as they are`,
      ...tunable({ choices: STATISTIC_CHOICES }),
    }),
    regularizations: Type.Array(Type.Number({ exclusiveMinimum: 0 }), {
      minItems: 1,
      default: [0.0001, 0.001, 0.003, 0.01, 0.03, 0.1, 1],
      description: "Penalties on large weights, of which the one is taken that foretells best what was left out",
    }),
    folds: Type.Integer({ minimum: 2, maximum: 20, default: 3, description: "Parts that are left out in turn to choose it" }),
    iterations: Type.Integer({ minimum: 1, maximum: 10_000, default: 100, description: "Steps down at most" }),
  },
  { additionalProperties: false },
);
type Config = Static<typeof config>;

/** Seconds a multiplication, and bytes beside the numbers. */
const COST = { multiplication: 1.5e-9, bytes: 2e7 };

/** Statistics of every row of a matrix, and a regularised logistic regression on them. What networks are to be measured by. */
export const statsClassifier = decidesLabels(
  defineAnalyzer({
    name: "stats-classifier",
    task: "analyze",
    summary:
      "Tells classes or labels by statistics of each row (mean, deviation, …) and a logistic regression. Learns in seconds, from few examples, and is blind to what comes after what.",
    paper:
      "Tzanetakis & Cook, “Musical genre classification of audio signals”, IEEE TSAP 2002 (statistics over time); Hastie, Tibshirani & Friedman, The Elements of Statistical Learning, 2009, 4.4",
    config,
    unfit: unfitForClasses,
    estimate({ examples, shape, longest, classes }, { statistics, regularizations, folds, iterations }) {
      const columns = describedNumbers(shape, longest, statistics);
      const multiplications = 2 * examples * columns * classes * iterations * (1 + folds * regularizations.length);
      return {
        bytes: COST.bytes + 8 * examples * columns + 8 * 25 * columns * classes,
        model: 8 * (columns + 1) * classes + 8 * columns,
        seconds: 0.1 + COST.multiplication * multiplications,
      };
    },
    async train(set, { statistics, regularizations, folds, iterations }, { random, report }) {
      const { labels } = set;
      refuseUnfit(unfitForClasses(shapeOfSet(set)));
      if (labels.kind === "numbers") return refuseUnfit("It tells no numbers");
      await report(0, "describing the examples");
      const first = set.examples[0]!;
      const columns = first.shape.at(-1)!;
      const described = set.examples.map((example) => asRow(describe(example, statistics, columns)));
      const scale = scaleOf(described, "rows");
      const data: LogisticData = { ...columnsOf(described, scale), classes: set.classes.length, labels };
      const choosing = { set, data, regularizations, folds, iterations, random: random.fork("folds") };
      const regularization = await chooseRegularization({
        ...choosing,
        report: (done) => report(0.9 * done, "choosing the penalty"),
      });
      const weights = await fitLogistic(data, { regularization, iterations, breathe: () => report(0.9, "learning the weights") });
      await report(1, "learned");
      const head = Uint32Array.of(labels.kind === "one" ? 0 : 1, set.classes.length, columns, ...first.shape.slice(0, -1));
      return modelOf({ head, scale, weights: Float32Array.from(weights) }, statistics);
    },
    restore: (files, { statistics }) => modelOf(learnedFrom(files), statistics),
  }),
);

interface Learned {
  /** Kind (0 one, 1 several), classes, columns that it learned from, and the other sides of an example. */
  readonly head: Uint32Array;
  readonly scale: Scale;
  /** (described numbers + 1) × classes. */
  readonly weights: Float32Array;
}

function modelOf({ head, scale, weights }: Learned, statistics: Config["statistics"]): Analyzer {
  const [kindNumber, classes = 0, columns = 0, ...sides] = head;
  const kind = kindNumber === 0 ? "one" : "several";
  const exact = Float64Array.from(weights);
  return {
    kind,
    shape: [...sides, columns],
    async analyze(examples) {
      const out = zeros(examples.length, classes);
      const said = new Float64Array(classes);
      examples.forEach((example, i) => {
        refuseOther(example, sides, columns);
        const row = scaled(describe(example, statistics, columns), scale);
        logisticSays({ columns: row.length, classes, kind }, exact, row, said);
        out.data.set(said, i * classes);
      });
      return out;
    },
    files: () => filesOf({ head, scale, weights }),
  };
}

/** A column of which less than this share is not 0 is mostly 0. */
const MOSTLY = 0.25;

/** Rows that are brought to scale, but for the means of columns that are mostly 0, such as terms of texts: those are what is to be taken off yet. */
function columnsOf(rows: readonly Block[], { mean, unit }: Scale): Pick<LogisticData, "x" | "columns" | "middle"> {
  const columns = mean.length;
  const filled = new Uint32Array(columns);
  for (const { data } of rows) for (let place = 0; place < columns; place++) if (data[place] !== 0) filled[place]!++;
  const isSparse = Array.from(filled, (count) => count < MOSTLY * rows.length);
  const off = mean.map((each, place) => (isSparse[place] ? 0 : each));
  const x = new Float32Array(rows.length * columns);
  rows.forEach(({ data }, i) => {
    x.set(scaled(data, { mean: off, unit }), i * columns);
  });
  return { x, columns, middle: mean.map((each, place) => (isSparse[place] ? each * unit[place]! : 0)) };
}

const asRow = (data: Float32Array): Block => ({ shape: [data.length], data });

const scaled = (data: Float32Array, { mean, unit }: Scale): Float32Array =>
  data.map((value, place) => (value - mean[place]!) * unit[place]!);

const filesOf = ({ head, scale, weights }: Learned): ModelFiles => ({
  tensors: {
    head: { shape: [head.length], data: head },
    mean: { shape: [scale.mean.length], data: scale.mean },
    unit: { shape: [scale.unit.length], data: scale.unit },
    weights: { shape: [scale.mean.length + 1, head[1]!], data: weights },
  },
});

function learnedFrom(files: ModelFiles): Learned {
  const head = dataOf(files, "head", Uint32Array);
  const scale = { mean: dataOf(files, "mean", Float32Array), unit: dataOf(files, "unit", Float32Array) };
  const weights = dataOf(files, "weights", Float32Array);
  if (scale.mean.length !== scale.unit.length || weights.length !== (scale.mean.length + 1) * (head[1] ?? 0))
    throw new Error("The model's tensors are no regression on statistics.");
  return { head, scale, weights };
}
