import { bootstrapInterval } from "@segue/engine";
import { createRandom } from "@segue/kernels";
import { claim, figure } from "./kit/claim.js";
import { type ColumnTrial, millionSongs, tryOnHidden } from "./kit/hidden-cells.js";

const SEED = 42;

export default claim({
  name: "filling",
  claim:
    "Of the 10,000 songs of the Million Song subset a tenth of the known cells of every column is hidden; `fillCatalogue` finds them " +
    "again better than the mean or commonest value, and than the five nearest rows (`KNNImputer`). The error of a column (of numbers the " +
    "root mean square, of texts and codes the share wrong) counts as a part of that of the mean or commonest value.",
  seed: SEED,
  run: async () => {
    const trials = await tryOnHidden(await millionSongs(), SEED);
    return [
      figure({
        what: "mean normalised error (mean or commonest value: 1)",
        figure: average(trials, "ours"),
        better: "lower",
        goal: 0.999,
      }),
      figure({
        what: "mean normalised error, as a part of that of the five nearest rows",
        figure: average(trials, "ours") / average(trials, "nearestFive"),
        better: "lower",
        goal: 0.999,
      }),
      ...(["typical", "nearestFive"] as const).map((peer) =>
        figure({
          what: `columns worse than ${peer === "typical" ? "the mean or commonest value" : "the five nearest rows"}, beyond the paired 95 % interval`,
          figure: trials.filter((trial) => differenceFrom(trial, peer).low > 0).length,
          better: "lower",
          goal: 0,
        }),
      ),
      figure({ what: "columns filled", figure: trials.length, better: "higher" }),
      ...trials.map((trial) =>
        figure({
          what: `${trial.column} (five nearest rows: ${error(trial, "nearestFive").toFixed(3)})`,
          figure: error(trial, "ours"),
          better: "lower",
        }),
      ),
    ];
  },
});

type Way = "ours" | "typical" | "nearestFive";

function error({ kind, typical, ...trial }: ColumnTrial, way: Way): number {
  const losses = way === "typical" ? typical : trial[way];
  const ratio = mean(losses) / mean(typical);
  return kind === "number" ? Math.sqrt(ratio) : ratio;
}

const average = (trials: readonly ColumnTrial[], way: Way) => mean(Float64Array.from(trials, (trial) => error(trial, way)));

const mean = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** What the mean loss of ours has over another's, with its interval over hidden cells. */
const differenceFrom = (trial: ColumnTrial, peer: "typical" | "nearestFive") =>
  bootstrapInterval(
    trial.ours.map((loss, i) => loss - trial[peer][i]!),
    createRandom(SEED).fork(trial.column),
  );
