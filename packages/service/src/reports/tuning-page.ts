import { type Dimension, spaceOf } from "@segue/engine";
import type { TuningDetail } from "../http/tuning-schema.js";
import { recipeNamed } from "../tunings/read-wish.js";
import { barChart } from "./charts.js";
import { asHtml, many } from "./html.js";
import { type Point, pointChart } from "./point-chart.js";
import { STYLE } from "./style.js";

type TrialTold = TuningDetail["leaderboard"][number];

/** A search for parameters as a page of its own, without scripts: it can be saved and sent. */
export function tuningPage(tuning: TuningDetail): string {
  const title = `Tuning of ${tuning.algorithm}`;
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${asHtml(title)} – Segue</title><style>${STYLE}</style></head>
<body><main>
<h1>${asHtml(title)}</h1>
${outcomePart(tuning)}
${picturesPart(tuning)}
${leaderboardPart(tuning)}
<p class="note">Trained on ${asHtml(tuning.split)} of the data, seed ${tuning.seed}, search ${asHtml(tuning.search)}; ${judgedText(tuning)}. Begun ${asHtml(tuning.createdAt)}; now ${asHtml(tuning.state)}.</p>
</main></body></html>
`;
}

function judgedText({ metric, judgedBy, listeners }: TuningDetail): string {
  const by = `judged by ${asHtml(metric ?? "")}`;
  return judgedBy === "listeners"
    ? `${by} over the whole catalogue, each trial by up to ${many(listeners)} listeners of the validation part`
    : `${by}; each fold but the one that is kept for the end is told by models that learned from the others`;
}

function outcomePart({ best, usual, final, metric, made, trials }: TuningDetail): string {
  if (best === null) return `<section><p>${made} of ${trials} trials were made, and none was judged yet.</p></section>`;
  const rows = [
    ["Usual parameters", usual, final?.figures[1]],
    [`Trial ${best.number}, the best`, best.figure, final?.figures[0]],
  ] as const;
  return `<section><h2>What came of it</h2>
<table><thead><tr><th></th><th class="n">${asHtml(metric ?? "")}, validation</th><th class="n">test</th></tr></thead><tbody>
${rows.map(([what, validation, test]) => `<tr><th>${what}</th><td class="n">${figureText(validation)}</td><td class="n">${figureText(test)}</td></tr>`).join("")}
</tbody></table>
<p>${asHtml(gainText(final, made, trials))}</p>
<p>To train it on all data: <code>${asHtml(best.command)}</code></p></section>`;
}

/** What the search was worth, in words. */
function gainText(final: TuningDetail["final"], made: number, trials: number): string {
  if (final === null) return `${made} of ${trials} trials were made so far; the test part is looked at in the end.`;
  const [gain] = final.gains;
  if (gain === undefined) return "Nothing was better than the usual parameters.";
  const range = `${gain.value.toFixed(4)} on the test part, with 95 % confidence from ${gain.low.toFixed(4)} to ${gain.high.toFixed(4)}`;
  const established = gain.low > 0 || gain.high < 0;
  return `The best trial differs from the usual parameters by ${range}: ${established ? "that is established" : "that may be chance"}.`;
}

function picturesPart(tuning: TuningDetail): string {
  const shown = tuning.leaderboard.filter(({ figure }) => figure !== null).sort((a, b) => a.number - b.number);
  if (shown.length < 2) return "";
  const last = Math.max(...tuning.leaderboard.map(({ number }) => number));
  const course = pointChart({
    title: "Trial by trial",
    note: `${tuning.metric}, the line is the best so far; small dots were stopped early`,
    points: shown.map((trial) => pointOf(trial, trial.number, tuning)),
    ticks: [1, last].map((at) => ({ at, label: `${at}` })),
    from: 1,
    to: last,
    bestSoFar: tuning.better,
  });
  const fixed = tuning.leaderboard[0]!.settings;
  const space = spaceOf(recipeNamed(tuning.algorithm)).filter(({ name }) => name in fixed);
  return `<section><h2>What was tried</h2><div class="charts">${course}${importancePart(tuning)}
${space.map((dimension) => dimensionChart(dimension, shown, tuning)).join("\n")}</div></section>`;
}

function importancePart({ importance }: TuningDetail): string {
  if (importance === null) return "";
  return barChart({
    title: "What made trials good",
    bars: importance.map(({ parameter, share }) => ({ label: parameter, value: share, of: 1 })),
    unit: "of 1",
  });
}

function dimensionChart(dimension: Dimension, shown: readonly TrialTold[], tuning: TuningDetail): string {
  const { name } = dimension;
  const at = (trial: TrialTold) => dimension.coordinateOf(trial.settings[name]!);
  const ticks =
    dimension.kind === "choice"
      ? dimension.choices.map((choice, position) => ({ at: position, label: settingText(choice) }))
      : [0, 0.5, 1].map((coordinate) => ({ at: coordinate, label: String(dimension.valueAt(coordinate)) }));
  return pointChart({
    title: name,
    note: "",
    points: shown.filter((trial) => at(trial) >= 0).map((trial) => pointOf(trial, at(trial), tuning)),
    ticks,
    from: 0,
    to: dimension.kind === "choice" ? Math.max(1, dimension.choices.length - 1) : 1,
  });
}

function pointOf(trial: TrialTold, x: number, { best, metric }: TuningDetail): Point {
  const { number, figure, outcome, settings } = trial;
  const said = `trial ${number}: ${metric} ${figure!.value.toFixed(4)}; ${settingsText(settings)}`;
  const kind = number === best?.number ? "best" : number === 1 ? "usual" : outcome === "judged" ? "other" : "faint";
  return { x, y: figure!.value, said, kind };
}

function leaderboardPart({ leaderboard, metric }: TuningDetail): string {
  const rows = leaderboard.map(
    ({ number, outcome, figure, settings, seconds, why }) =>
      `<tr><td class="n">${number}</td><td class="n">${figureText(figure)}</td><td>${asHtml(outcome === "judged" ? "" : (why ?? outcome))}</td>` +
      `<td class="n">${(seconds.train + seconds.judge).toFixed(1)} s</td><td>${asHtml(settingsText(settings))}</td></tr>`,
  );
  return `<section><h2>All trials</h2><div class="wide"><table>
<thead><tr><th class="n">Trial</th><th class="n">${asHtml(metric ?? "")}</th><th></th><th class="n">Took</th><th>Parameters</th></tr></thead>
<tbody>${rows.join("")}</tbody></table></div></section>`;
}

const settingText = (value: unknown) => (typeof value === "object" ? JSON.stringify(value) : String(value));

const settingsText = (settings: TrialTold["settings"]) =>
  Object.entries(settings)
    .map(([name, value]) => `${name}=${settingText(value)}`)
    .join(", ");

const figureText = (figure: TrialTold["figure"] | undefined) =>
  figure ? `${figure.value.toFixed(4)} ±${((figure.high - figure.low) / 2).toFixed(4)}` : "";
