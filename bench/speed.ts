import { claim, type Figure, figure } from "./kit/claim.js";
import { type Race, type Result, race } from "./kit/racing/race.js";
import { measureChosen } from "./kit/rows.js";

const NAME = "speed";
const SIZES = ["lastfm-2k", "1M", "20M", "nowplaying"];
const ROUNDS: Readonly<Record<string, number>> = { "20M": 2 };

interface Row {
  readonly race: Race;
  /** What its time may be, as a share of theirs. */
  readonly goal: number;
  /** The same for lists for everybody. */
  readonly recommendGoal?: number;
  readonly against: string;
}

const rows = [...SIZES.map(alsRow), ...SIZES.map(neighboursRow), ...SIZES.map(bprRow), easeRow()].map((row) => ({
  ...row,
  name: `${row.race.task} ${row.race.data}`,
}));

export default claim({
  name: NAME,
  claim:
    "On two threads and the same data, with the same factors, rounds and regularisation, training and recommending take less time and memory than by `implicit` (EASE: than by scipy's inverse in single precision), and the lists are as good.",
  seed: 42,
  run: () => measureChosen(NAME, rows, async (row) => figuresOf(row.name, row, await race(row.race))),
});

function alsRow(data: string): Row {
  const same = { factors: 64, iterations: 15, regularization: 10, alpha: 10 };
  const ours = {
    ...same,
    values: "plays",
    valueExponent: 1,
    confidence: "instead",
    unobserved: 1,
    unobservedScaling: "none",
    regularizationScaling: "none",
  };
  return {
    race: { data, task: "als", ours, theirs: same, rounds: ROUNDS[data] ?? 3, recommends: true },
    goal: 0.65,
    recommendGoal: data === "nowplaying" ? 0.95 : 0.65,
    against: "implicit",
  };
}

function neighboursRow(data: string): Row {
  const same = { neighbours: 50 };
  const ours = { ...same, values: "plays", valueExponent: 1, similarityExponent: 1 };
  return {
    race: { data, task: "item-knn", ours, theirs: same, rounds: ROUNDS[data] ?? 3, recommends: false },
    goal: 0.6,
    against: "implicit",
  };
}

/** The original: one rival a step, drawn by popularity. Theirs keeps its listeners' factors, ours makes them from the histories. */
function bprRow(data: string): Row {
  const same = { factors: 64, learningRate: 0.05, regularization: 0.01 };
  const iterations = 20;
  const ours = { ...same, epochs: iterations, rateDecay: 0, candidates: 1, popularCandidates: 1 };
  return {
    race: { data, task: "bpr", ours, theirs: { ...same, iterations }, rounds: ROUNDS[data] ?? 3, recommends: true },
    goal: 0.8,
    recommendGoal: data === "nowplaying" ? 0.95 : 0.65,
    against: "implicit",
  };
}

function easeRow(): Row {
  const theirs = { regularization: 100 };
  return {
    race: { data: "lastfm-2k", task: "ease", ours: {}, theirs, rounds: 1, recommends: false },
    goal: 0.2,
    against: "scipy",
  };
}

function figuresOf(name: string, row: Row, { ours, theirs }: { ours: Result; theirs: Result }): Figure[] {
  const { against, goal, recommendGoal } = row;
  const seconds = (value: number) => `${value.toPrecision(3)} s`;
  const ratio = (what: string, of: (result: Result) => number, limit: number, show: (value: number) => string) =>
    figure({
      what: `${name}: ${what}, share of that of ${against} (${show(of(ours))} to ${show(of(theirs))})`,
      figure: of(ours) / of(theirs),
      better: "lower",
      goal: limit,
    });
  const memory = ratio(
    "memory",
    ({ megabytes }) => megabytes,
    1,
    (value) => `${Math.round(value)} MB`,
  );
  const training = ratio("training", ({ train }) => train, goal, seconds);
  if (recommendGoal === undefined) return [training, memory];
  return [
    training,
    ratio("lists for everybody", ({ recommend }) => recommend, recommendGoal, seconds),
    figure({
      what: `${name}: NDCG@10, share of that of ${against} (${ours.ndcg.toFixed(4)} to ${theirs.ndcg.toFixed(4)})`,
      figure: ours.ndcg / theirs.ndcg,
      better: "higher",
      goal: 0.995,
    }),
    memory,
  ];
}
