import { zeros } from "@segue/kernels";
import { type Static, Type } from "typebox";
import { type LabelledSet, type Labels, shapeOfSet } from "../../dataset/labelled-set.js";
import type { ModelFiles } from "../algorithm.js";
import { type Analyzer, defineAnalyzer } from "../analyze-algorithm.js";
import {
  describe,
  describedNumbers,
  refuseOther,
  STATISTIC_CHOICES,
  STATISTIC_NAMES,
  USUAL_STATISTICS,
} from "../classifying/statistics.js";
import { decidesLabels } from "../classifying/threshold.js";
import { refuseUnfit, unfitForAny } from "../classifying/unfit.js";
import { radialCost } from "../radial/regression.js";
import { dataOf } from "../tensors.js";
import { foretold, growForest } from "../trees/forest.js";
import type { Table } from "../trees/ground.js";
import type { Tree } from "../trees/grow.js";
import { type JudgedAgain, judgeAgain, learnToJudgeAgain, restoredJudge, storedJudge } from "../trees/judged-again.js";
import { restoredTrees, storedTrees } from "../trees/stored.js";
import { tunable } from "../tunable.js";

const config = Type.Object(
  {
    statistics: Type.Array(Type.Enum(STATISTIC_NAMES), {
      minItems: 1,
      default: USUAL_STATISTICS,
      description: `What is told of each row over its columns: ${STATISTIC_NAMES.join(", ")} (the numbers themselves); rows of numbers are taken as they are`,
      ...tunable({ choices: STATISTIC_CHOICES }),
    }),
    trees: Type.Integer({ minimum: 1, maximum: 10_000, default: 500, description: "Trees, whose answers are averaged" }),
    tried: Type.Number({
      exclusiveMinimum: 0,
      maximum: 1,
      default: 0.3,
      description: "Share of the numbers that are tried at each split, each by a value that is drawn at random",
      ...tunable({ low: 0.05, high: 1, scale: "log" }),
    }),
    leaf: Type.Integer({
      minimum: 1,
      maximum: 10_000,
      default: 1,
      description: "Examples that a leaf holds at least",
      ...tunable({ choices: [1, 2, 5] }),
    }),
    together: Type.Boolean({
      default: true,
      description:
        "Each label is judged once more, by what the trees say of all labels; that is learned from what trees say of examples that they left out",
    }),
    likeness: Type.Boolean({
      default: false,
      description:
        "What a regression on how like an example is to others says of labels is read when they are judged once more, too: better where there are a few hundred examples, and some seconds slower",
    }),
  },
  { additionalProperties: false },
);
type Config = Static<typeof config>;

/** Seconds a comparison of a number with a threshold; bytes beside the numbers. */
const COST = { comparison: 2e-8, bytes: 2e7, node: 16 };

/** Extremely randomised trees on samples of the examples, all classes, labels or numbers at once. */
export const forest = decidesLabels(
  defineAnalyzer({
    name: "forest",
    task: "analyze",
    summary:
      "Trees that decide by one number after the other (of rows of numbers, or statistics of matrices), averaged. For tables of features: learns classes, labels and numbers in seconds, and is hard to beat by some hundred examples.",
    paper:
      "Geurts, Ernst & Wehenkel, “Extremely randomized trees”, Machine Learning 2006; Breiman, “Random forests”, Machine Learning 2001 (samples); Wolpert, “Stacked generalization”, Neural Networks 1992 (labels together); Zhu & Hastie, “Kernel logistic regression and the import vector machine”, JCGS 2005 (likeness)",
    config,
    unfit: unfitForAny,
    estimate({ examples, shape, longest, classes }, { statistics, trees, tried, likeness }) {
      const columns = describedNumbers(shape, longest, statistics);
      const depth = Math.log2(Math.max(2, examples));
      const nodes = 2 * examples * trees;
      const beside = likeness ? radialCost(examples, columns, classes) : { bytes: 0, model: 0, seconds: 0 };
      return {
        bytes: beside.bytes + COST.bytes + 8 * examples * columns + nodes * (COST.node + 4 * classes) * 4,
        model: beside.model + nodes * (COST.node + 4 * classes) * 0.5,
        seconds: beside.seconds + 0.1 + COST.comparison * trees * examples * depth * tried * columns * (1 + classes / 4),
      };
    },
    async train(set, { statistics, trees: count, tried, leaf, together, likeness }, { random, report }) {
      refuseUnfit(unfitForAny(shapeOfSet(set)));
      await report(0, "describing the examples");
      const first = set.examples[0]!;
      const columns = first.shape.at(-1)!;
      const table = tableOf(set, statistics, columns);
      const { trees, leftOut } = await growForest(table, {
        trees: count,
        tried: Math.max(1, Math.round(tried * table.columns)),
        leaf,
        random,
        report: (done) => report(0.95 * done, "growing trees"),
      });
      const again =
        together && set.labels.kind === "several"
          ? await learnToJudgeAgain({ set, table, leftOut, likeness, random, report: () => report(0.97, "judging again") })
          : undefined;
      await report(1, "learned");
      const head = Uint32Array.of(
        KINDS.indexOf(set.labels.kind),
        table.targets,
        table.columns,
        columns,
        ...first.shape.slice(0, -1),
      );
      return modelOf({ head, trees, ...(again && { again }) }, statistics);
    },
    restore: (files, { statistics }) => modelOf(learnedFrom(files), statistics),
  }),
);

const KINDS = ["one", "several", "numbers"] as const;

/** Examples as rows of numbers; classes as a one among zeros. */
function tableOf({ examples, labels, classes }: LabelledSet, statistics: Config["statistics"], columns: number): Table {
  const described = examples.map((example) => describe(example, statistics, columns));
  const width = described[0]!.length;
  const x = new Float32Array(described.length * width);
  described.forEach((row, i) => {
    x.set(row, i * width);
  });
  return { x, columns: width, y: targetsOf(labels, examples.length, classes.length), targets: classes.length };
}

function targetsOf(labels: Labels, examples: number, classes: number): Float32Array {
  if (labels.kind !== "one") return Float32Array.from(labels.of);
  const y = new Float32Array(examples * classes);
  labels.of.forEach((c, i) => {
    y[i * classes + c] = 1;
  });
  return y;
}

interface Learned {
  /** Kind, targets, numbers that trees see, columns that it learned from, and the other sides of an example. */
  readonly head: Uint32Array;
  readonly trees: readonly Tree[];
  /** How labels are judged again; absent where they are not. */
  readonly again?: JudgedAgain;
}

function modelOf({ head, trees, again }: Learned, statistics: Config["statistics"]): Analyzer {
  const [kindNumber = 0, targets = 0, , columns = 0, ...sides] = head;
  const kind = KINDS[kindNumber]!;
  return {
    kind,
    shape: [...sides, columns],
    async analyze(examples) {
      const out = zeros(examples.length, targets);
      const said = new Float64Array(targets);
      examples.forEach((example, i) => {
        refuseOther(example, sides, columns);
        const row = describe(example, statistics, columns);
        foretold(trees, row, targets, said);
        if (again !== undefined) judgeAgain(again, row, said);
        out.data.set(said, i * targets);
      });
      return out;
    },
    files: () => ({
      tensors: {
        head: { shape: [head.length], data: head },
        ...storedJudge(again),
        ...storedTrees(trees, targets),
      },
    }),
  };
}

function learnedFrom(files: ModelFiles): Learned {
  const head = dataOf(files, "head", Uint32Array);
  const [kind = -1, targets = 0, width = 0] = head;
  if (KINDS[kind] === undefined || head.length < 4) throw new Error("The model's tensors are no trees.");
  const again = restoredJudge(files, width, targets);
  return { head, trees: restoredTrees(files, width, targets), ...(again && { again }) };
}
