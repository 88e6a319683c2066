import { judgeSet, type LabelledSet } from "@segue/engine";
import { createRandom } from "@segue/kernels";
import { claim, type Figure, figure } from "./kit/claim.js";
import { saidByFolds } from "./kit/judging/by-folds.js";
import { onPlays } from "./kit/judging/on-plays.js";
import { onTunes } from "./kit/judging/on-tunes.js";
import { captions } from "./kit/labelled/captions.js";
import { clips } from "./kit/labelled/clips.js";
import { covers } from "./kit/labelled/covers.js";
import { emotions } from "./kit/labelled/emotions.js";
import { measureChosen } from "./kit/rows.js";

const NAME = "classify";
const SEED = 42;

interface Wanted {
  readonly figure: string;
  readonly better: "higher" | "lower";
  readonly goal?: number;
}

interface Row {
  readonly algorithm: string;
  /** What it is called, where that is more than the algorithm. */
  readonly name?: string;
  readonly config: object;
  readonly wanted: readonly Wanted[];
}

interface Section {
  readonly name: string;
  readonly what: string;
  readonly folds: number;
  /** The sets that its rows learn from, one a row. */
  readonly sets: () => readonly LabelledSet[] | Promise<readonly LabelledSet[]>;
  readonly rows: readonly Row[];
}

/** Where there are a few dozen examples: none is spared to see by it when to end. */
const FEW = { heldOut: 0, epochs: 40, batch: 16, crop: 96, rowMasks: 1, columnMasks: 1 };

const ACCURACY: readonly Wanted[] = [
  { figure: "accuracy", better: "higher" },
  { figure: "macro-f1", better: "higher" },
];
const LABELS: readonly Wanted[] = [
  { figure: "micro-f1", better: "higher" },
  { figure: "average-precision", better: "higher" },
];
/** Labels that one in twenty has apply from less than an even chance on: chosen on the first 1,600 captions outside the balanced part. */
const RARE = { threshold: 0.15 };
/** A thousand numbers an example: some trials take minutes. */
const FEW_PENALTIES = { ...RARE, regularizations: [0.003, 0.03, 0.3], folds: 2 };
/** The figures of a random forest, a label at a time. */
const MOODS: readonly Wanted[] = [
  { figure: "hamming-loss", better: "lower", goal: 0.176 },
  { figure: "micro-f1", better: "higher", goal: 0.692 },
];

const shown = (wanted: readonly Wanted[]): Wanted[] => wanted.map(({ goal: _, ...rest }) => rest);

const sections: readonly Section[] = [
  {
    name: "emotions",
    what: "moods of songs by 72 numbers, 10 folds",
    folds: 10,
    sets: () => Array.from({ length: 3 }, emotions),
    rows: [
      { algorithm: "stats-classifier", config: {}, wanted: shown(MOODS) },
      { algorithm: "classifier", config: { epochs: 60, patience: 15, weightDecay: 0.1 }, wanted: shown(MOODS) },
      { algorithm: "forest", config: { tried: 0.12, threshold: 0.4, likeness: true }, wanted: MOODS },
    ],
  },
  {
    name: "clips",
    what: "genres of 60 clips, 10 classes, 5 folds by clip",
    folds: 5,
    sets() {
      const { described, spectrograms } = clips();
      return [described, described, spectrograms, spectrograms, spectrograms];
    },
    rows: [
      { algorithm: "stats-classifier", config: { statistics: ["mean", "deviation"] }, wanted: ACCURACY },
      { algorithm: "forest", config: { statistics: ["mean", "deviation"] }, wanted: ACCURACY },
      ...["cnn", "rnn", "transformer"].map((encoder) => ({
        algorithm: "classifier",
        config: { encoder, ...FEW },
        name: encoder,
        wanted: ACCURACY,
      })),
    ],
  },
  {
    name: "covers",
    what: "genres of 500 covers of albums, 5 classes, 5 folds",
    folds: 5,
    async sets() {
      const { images, numbers } = await covers();
      return [numbers, numbers, images];
    },
    rows: [
      { algorithm: "stats-classifier", config: {}, wanted: ACCURACY },
      { algorithm: "forest", config: {}, wanted: ACCURACY },
      { algorithm: "classifier", config: { scale: "channels", epochs: 20, rowMasks: 1, columnMasks: 1 }, wanted: ACCURACY },
    ],
  },
  {
    name: "captions",
    what: "labels of 1,000 captions of music, 5 folds",
    folds: 5,
    async sets() {
      const { all, terms, vectors } = await captions();
      return [terms, vectors, all, all];
    },
    rows: [
      { algorithm: "stats-classifier", name: "terms alone", config: FEW_PENALTIES, wanted: LABELS },
      { algorithm: "stats-classifier", name: "word vectors alone", config: FEW_PENALTIES, wanted: LABELS },
      { algorithm: "stats-classifier", config: FEW_PENALTIES, wanted: LABELS },
      { algorithm: "forest", config: RARE, wanted: LABELS },
    ],
  },
];

export default claim({
  name: NAME,
  claim:
    "Moods, genres, covers and captions are told by models that learned from others: moods better than by a random forest, the rest as it is, with intervals; what belongs to a recording is on one side of a fold. Labels of music are told from what people wrote about it, a term counting by how rare it is among the texts that were learned from. The settings of the forest for moods were chosen on 352 of the 391 songs that judge it, so its figures are better than a clean test's. Of tunes that Segue renders, whose genres differ only in order over time or only in timbre, each encoder tells the genre where statistics do not, and valence and arousal are foretold. What listeners feel after a play, and rate it, is foretold for listeners who were not learned from; beside it stands what the mood before, their own earlier plays and others' plays of the track say.",
  seed: SEED,
  versionsOf: ["onnxruntime-node"],
  run: () =>
    measureChosen(
      NAME,
      [...sections.map((section) => ({ ...section, measure: () => measured(section) })), ...onTunes, onPlays],
      ({ measure }) => measure(),
    ),
});

async function measured({ what, folds, sets, rows }: Section): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const [i, set] of (await sets()).entries()) {
    const { algorithm, config, wanted, name: called } = rows[i]!;
    const report = judgeSet(await saidByFolds(algorithm, config, set, folds, SEED), createRandom(SEED));
    for (const { figure: name, ...rest } of wanted) {
      const { value, low, high } = report.figures[name]!;
      figures.push(
        figure({
          what: `${what}: ${name} of ${called === undefined ? algorithm : `${algorithm}, ${called}`}`,
          figure: value,
          low,
          high,
          ...rest,
        }),
      );
    }
  }
  return figures;
}
