import { createLabelledSet, groupFolds, type JudgedSet, judgeSet, type LabelledSet } from "@segue/engine";
import { createRandom, zeros } from "@segue/kernels";
import { type Figure, figure } from "../claim.js";
import { type Plays, situnes } from "../labelled/situnes.js";
import { saidByFolds } from "./by-folds.js";

const SEED = 42;
const FOLDS = 10;
const WHAT = "plays of 30 listeners, 10 folds by listener";

/** As for other tables of numbers, chosen on others (`emotions`); the usual settings otherwise. */
const ALGORITHMS = [
  { algorithm: "forest", config: {} },
  { algorithm: "mood", config: { epochs: 60, patience: 15, weightDecay: 0.1 } },
];

/** A row of a claim: what listeners feel after a play and rate it, foretold for listeners who were not learned from. */
export const onPlays = { name: "situnes", what: WHAT, measure };

async function measure(): Promise<Figure[]> {
  const plays = situnes();
  const { moods, ratings, earlier } = plays;
  const ofMoods = await allOf(moods, {
    ...usual(plays, moods),
    "the listener's earlier mean": rows(moods, (i) => earlier[i]!.mood),
    "the mood before": rows(moods, (i) => plays.before[i]!),
  });
  const ofRatings = await allOf(ratings, {
    ...usual(plays, ratings),
    "the listener's earlier mean": rows(ratings, (i) => [earlier[i]!.rating]),
  });
  return [
    ...judged(ofMoods, "of the mood after", ["r2", "mae"]),
    ...judged(changesOf(plays, ofMoods), "of whether valence rises by a play", ["accuracy"]),
    ...judged(ofRatings, "of the rating", ["r2", "mae"]),
    ...judged(likedOf(plays, ofRatings), "of ratings of 4 and 5 among all", ["roc-auc"]),
  ];
}

type Sayings = Readonly<Record<string, JudgedSet>>;

/** What is said without learning, and by each algorithm. */
async function allOf(set: LabelledSet, baselines: Sayings): Promise<Sayings> {
  const all: Record<string, JudgedSet> = { ...baselines };
  for (const { algorithm, config } of ALGORITHMS) all[algorithm] = await saidByFolds(algorithm, config, set, FOLDS, SEED);
  return all;
}

function judged(all: Sayings, what: string, figures: readonly ("r2" | "mae" | "accuracy" | "roc-auc")[]): Figure[] {
  return Object.entries(all).flatMap(([name, said]) => {
    const report = judgeSet(said, createRandom(SEED));
    return figures.map((each) => {
      const { value, low, high } = report.figures[each]!;
      const better = each === "mae" ? "lower" : "higher";
      return figure({ what: `${WHAT}: ${each} ${what} by ${name}`, figure: value, low, high, better });
    });
  });
}

/** Whether valence is higher after the play than before it, decided by which valence was foretold. Who foretells the mood before says nothing of a change. */
function changesOf({ before, moods }: Plays, { "the mood before": _, ...others }: Sayings): Sayings {
  const rises = (valence: number, i: number) => Number(valence > before[i]![0]);
  const labels = { kind: "one", of: Int32Array.from(before, (_, i) => rises(moods.labels.of[2 * i]!, i)) } as const;
  const set = createLabelledSet({ ...moods, classes: ["falls", "rises"], labels });
  return mapped(others, set, (said, i) => (rises(said[0]!, i) === 1 ? [0, 1] : [1, 0]));
}

/** From this rating on a track was liked. */
const LIKED = 4;

/** Whether plays that were liked were foretold higher ratings than others. */
function likedOf({ ratings }: Plays, all: Sayings): Sayings {
  const labels = { kind: "several", of: Uint8Array.from(ratings.labels.of, (rating) => Number(rating >= LIKED)) } as const;
  const set = createLabelledSet({ ...ratings, classes: ["liked"], labels });
  return mapped(all, set, ([rating]) => [Math.min(1, Math.max(0, (rating! - 1) / 4))]);
}

const mapped = (all: Sayings, set: LabelledSet, say: (said: Float32Array, i: number) => readonly number[]): Sayings =>
  Object.fromEntries(
    Object.entries(all).map(([name, { said }]) => [
      name,
      rows(set, (i) => say(Float32Array.from(said.data.subarray(i * said.cols, (i + 1) * said.cols)), i)),
    ]),
  );

/** The mean of all other listeners' plays, and of those of the same track where there are some. */
function usual({ tracks }: Plays, set: LabelledSet): Sayings {
  const folds = groupFolds(set, FOLDS, createRandom(SEED));
  const others = (i: number, isOne: (j: number) => boolean) => [...folds.keys()].filter((j) => folds[j] !== folds[i] && isOne(j));
  const ofAll = Array.from({ length: FOLDS }, (_, fold) =>
    meanOf(
      set,
      [...folds.keys()].filter((j) => folds[j] !== fold),
    ),
  );
  const ofTrack = (i: number) => {
    const same = others(i, (j) => tracks[j] === tracks[i]);
    return same.length === 0 ? ofAll[folds[i]!]! : meanOf(set, same);
  };
  return { "the mean of others": rows(set, (i) => ofAll[folds[i]!]!), "the track's mean of others": rows(set, ofTrack) };
}

function meanOf({ labels, classes }: LabelledSet, chosen: readonly number[]): number[] {
  return classes.map((_, c) => chosen.reduce((sum, i) => sum + labels.of[i * classes.length + c]!, 0) / chosen.length);
}

function rows(set: LabelledSet, of: (example: number) => readonly number[]): JudgedSet {
  const said = zeros(set.examples.length, set.classes.length);
  for (let i = 0; i < said.rows; i++) said.data.set(of(i), i * said.cols);
  return { set, said };
}
