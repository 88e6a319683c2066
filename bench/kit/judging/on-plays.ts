import { groupFolds, type JudgedSet, judgeSet, type LabelledSet } from "@segue/engine";
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
  return [
    ...(await judged("mood after", moods, {
      ...usual(plays, moods),
      "the listener's earlier mean": rows(moods, (i) => earlier[i]!.mood),
      "the mood before": rows(moods, (i) => plays.before[i]!),
    })),
    ...(await judged("rating", ratings, {
      ...usual(plays, ratings),
      "the listener's earlier mean": rows(ratings, (i) => [earlier[i]!.rating]),
    })),
  ];
}

type Sayings = Readonly<Record<string, JudgedSet>>;

async function judged(what: string, set: LabelledSet, baselines: Sayings): Promise<Figure[]> {
  const all: Record<string, JudgedSet> = { ...baselines };
  for (const { algorithm, config } of ALGORITHMS) all[algorithm] = await saidByFolds(algorithm, config, set, FOLDS, SEED);
  return Object.entries(all).flatMap(([name, said]) => {
    const { figures } = judgeSet(said, createRandom(SEED));
    return (["r2", "mae"] as const).map((each) => {
      const { value, low, high } = figures[each]!;
      const better = each === "r2" ? "higher" : "lower";
      return figure({ what: `${WHAT}: ${each} of the ${what} by ${name}`, figure: value, low, high, better });
    });
  });
}

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
