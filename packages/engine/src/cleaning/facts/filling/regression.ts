import { boost, type Lesson } from "./boosting.js";
import { featuresOf } from "./features.js";
import { type Filler, observedRows, type Task } from "./filler.js";
import { ridge } from "./ridge.js";

/** With fewer observed rows nothing is learned. */
const FEWEST = 30;
/** Only so many of the commonest categories can be predicted, … */
const CLASSES = 12;
/** … and where these are fewer than this share of the cells, none is. */
const COVERED = 0.5;

/** By row a prediction, at least for those that are asked for. */
type Regression = (lesson: Lesson) => Float64Array;

/** Ridge regression on the other columns and the means of artist and album. */
export const regression = filler("regression", ({ features, y }) => ridge(features, y));

/** The same, and boosted trees on what it leaves. */
export const trees = filler("trees", (lesson) => boost(lesson, ridge(lesson.features, lesson.y)));

/** A category is predicted by one regression for the indicator of each of its commonest values; the highest prediction wins. */
function filler(name: "regression" | "trees", regress: Regression): Filler {
  return {
    name,
    fill(task, rows) {
      const predict = (y: Float64Array) =>
        regress({ features: featuresOf(task, y), y, asked: rows, random: task.random.fork("trees") });
      if (observedRows(task).length < FEWEST) return nothing(rows);
      if (task.column.kind === "category") return likeliest(task, rows, predict);
      const all = predict(task.observed);
      return Float64Array.from(rows, (row) => all[row]!);
    },
  };
}

const nothing = (rows: Uint32Array) => new Float64Array(rows.length).fill(Number.NaN);

function likeliest(task: Task, rows: Uint32Array, predict: (y: Float64Array) => Float64Array): Float64Array {
  const classes = commonest(task);
  const best = nothing(rows);
  const highest = new Float64Array(rows.length).fill(Number.NEGATIVE_INFINITY);
  for (const code of classes) {
    const scores = predict(task.observed.map((value) => (Number.isNaN(value) ? value : value === code ? 1 : 0)));
    rows.forEach((row, i) => {
      if (scores[row]! > highest[i]!) [highest[i], best[i]] = [scores[row]!, code];
    });
  }
  return best;
}

/** None where they cover too little. */
function commonest(task: Task): number[] {
  const counts = new Float64Array(task.column.vocabulary.length);
  const rows = observedRows(task);
  for (const row of rows) counts[task.observed[row]!]!++;
  const codes = [...counts.keys()].sort((a, b) => counts[b]! - counts[a]! || a - b).slice(0, CLASSES);
  const covered = codes.reduce((sum, code) => sum + counts[code]!, 0);
  return covered < COVERED * rows.length ? [] : codes.filter((code) => counts[code]! > 0);
}
