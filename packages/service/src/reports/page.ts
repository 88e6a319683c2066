import { barChart, columnChart } from "./charts.js";
import { hoursText } from "./hours.js";
import { asHtml, many, percent } from "./html.js";
import type { DataReport, ImportReport } from "./report.js";
import { STYLE } from "./style.js";

type Report = ImportReport | DataReport;
type Cleaning = NonNullable<Report["cleaning"]>;
type Import = ImportReport["import"];

/** A report as a page of its own, without scripts: it can be saved and sent. */
export function reportPage(report: Report): string {
  const only = "import" in report ? report.import : undefined;
  const title = only ? `Import of ${only.name}` : "Your listening data";
  const imports = "import" in report ? [report.import] : report.imports;
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${asHtml(title)} – Segue</title><style>${STYLE}</style></head>
<body><main>
<h1>${asHtml(title)}</h1>
${importsPart(imports)}
${imports.map(rulesOfImport).join("")}
${"catalogue" in report ? cataloguePart(report.catalogue) : ""}
${report.cleaning ? cleaningPart(report.cleaning, only?.id) : NOTHING_YET}
${report.snapshot ? snapshotNote(report.snapshot) : ""}
</main></body></html>
`;
}

function cataloguePart({ tracks, music }: DataReport["catalogue"]): string {
  if (music === null) return "";
  const { files, seconds, formats, covers, lyrics } = music;
  const rows = [
    ["tracks that are known", many(tracks)],
    ["of these can be heard", many(music.tracks)],
    ["files", `${many(files)}: ${formats.map(({ name, files }) => `${many(files)} ${asHtml(name)}`).join(", ")}`],
    ["all of them last", hoursText(seconds)],
    ["with a cover", many(covers)],
    ["with lyrics", many(lyrics)],
  ];
  return `<section><h2>Your music</h2><table><tbody>
${rows.map(([what, told]) => `<tr><th>${what}</th><td>${told}</td></tr>`).join("")}
</tbody></table></section>`;
}

const NOTHING_YET = `<section><h2>What listening is like</h2>
<p class="note">That is told once somebody listened to something and a snapshot was taken: run <code>segue report</code>, or train or evaluate a model.</p></section>`;

function snapshotNote({ id, takenAt, current }: NonNullable<Report["snapshot"]>): string {
  const since = current ? "" : " The data have changed since: take a new one with <code>segue report</code>.";
  return `<p class="note">Snapshot <code>${asHtml(id.slice(0, 12))}</code>, taken ${asHtml(takenAt)}.${since}</p>`;
}

function importsPart(imports: readonly Import[]): string {
  if (imports.length === 0)
    return `<section><h2>What came in</h2><p>Nothing was imported; events may have come in one by one.</p></section>`;
  const rows = imports.map(
    ({ name, format, rows, createdAt }) =>
      `<tr><td>${asHtml(name)}</td><td>${asHtml(format)}</td><td class="n">${many(rows.read)}</td><td class="n">${many(rows.kept)}</td>` +
      `<td class="n">${many(rows.changed)}</td><td class="n">${many(rows.left)}</td><td>${asHtml(createdAt.slice(0, 16).replace("T", " "))}</td></tr>`,
  );
  return `<section><h2>What came in</h2><div class="wide"><table>
<thead><tr><th>Import</th><th>Format</th><th class="n">Rows read</th><th class="n">Kept</th><th class="n">Corrected</th><th class="n">Left out</th><th>When (UTC)</th></tr></thead>
<tbody>${rows.join("")}</tbody></table></div></section>`;
}

function rulesOfImport({ name, rules, rows }: Import): string {
  if (rules.length === 0) return "";
  const items = rules.map(
    ({ rule, outcome, rows: n, examples }) =>
      `<li><strong>${asHtml(rule)}</strong> <span class="tag">${asHtml(outcome)}</span> ${many(n)} ${n === 1 ? "row" : "rows"}, ${percent(n / Math.max(1, rows.read))}${examplesOf(examples)}</li>`,
  );
  return `<section><h2>Rows of ${asHtml(name)} that were not simply taken</h2><ul class="rules">${items.join("")}</ul></section>`;
}

function examplesOf(examples: readonly string[]): string {
  if (examples.length === 0) return "";
  return `<details><summary>examples</summary><ul>${examples.map((each) => `<li>${asHtml(each)}</li>`).join("")}</ul></details>`;
}

function cleaningPart(
  { before, after, rules, same, facts, filled, shape, warnings, support }: Cleaning,
  only: string | undefined,
): string {
  return `<section><h2>What cleaning left out of all data</h2>
<table class="amounts"><thead><tr><th></th><th class="n">Before</th><th class="n">After</th></tr></thead><tbody>
${(["events", "users", "tracks"] as const).map((what) => `<tr><th>${what}</th><td class="n">${many(before[what])}</td><td class="n">${many(after[what])}</td></tr>`).join("")}
</tbody></table>
<ul class="rules">${rules.map((rule) => findingOf(rule, before.events, only)).join("")}
<li><strong>The same track under several ids</strong> ${same.on ? `${many(same.tracks)} taken for another one` : `<span class="tag">off</span>`}${examplesOf(same.examples)}</li>
${facts.map(factsFound).join("")}</ul></section>
${filled.length > 0 ? fillingPart(filled) : ""}
${warnings.length > 0 ? `<section><h2>Before you train</h2><ul class="warnings">${warnings.map(({ message }) => `<li>${asHtml(message)}</li>`).join("")}</ul></section>` : ""}
<section><h2>What is left</h2>
<div class="charts">
${columnChart({
  title: "Different tracks of a user",
  note: `half have ${many(shape.tracksPerUser.median)} or fewer; on average ${many(shape.tracksPerUser.mean)}`,
  columns: shape.tracksPerUser.bins.map(({ from, to, count }) => ({
    label: from === to ? `${from}` : `${many(from)}–${many(to)}`,
    value: count,
  })),
  unit: "users",
})}
${columnChart({
  title: "Listeners of a track",
  note: `half have ${many(shape.usersPerTrack.median)} or fewer; the most popular has ${many(shape.usersPerTrack.largest)}`,
  columns: shape.usersPerTrack.bins.map(({ from, to, count }) => ({
    label: from === to ? `${from}` : `${many(from)}–${many(to)}`,
    value: count,
  })),
  unit: "tracks",
})}
${shape.timeLine ? timeLine(shape.timeLine) : ""}
${barChart({
  title: "Tracks of which something is not known",
  bars: shape.missing.map(({ field, missing }) => ({ label: field, value: missing, of: Math.max(1, shape.catalogue) })),
  unit: "tracks",
})}
</div></section>
<section><h2>What the data can support</h2><table><thead><tr><th>Algorithm</th><th></th><th class="n">Memory</th><th class="n">Training</th></tr></thead><tbody>
${support.map(({ algorithm, unfit, estimate }) => `<tr><td>${asHtml(algorithm)}</td><td>${unfit === null ? "✓ can be trained" : `✗ ${asHtml(unfit)}`}</td><td class="n">${bytes(estimate.bytes)}</td><td class="n">${duration(estimate.seconds)}</td></tr>`).join("")}
</tbody></table></section>`;
}

function findingOf(
  { title, reason, on, rows, byImport, examples }: Cleaning["rules"][number],
  events: number,
  only: string | undefined,
): string {
  const mine = only === undefined ? "" : `, ${many(byImport[only] ?? 0)} of them from this import`;
  const found = on ? `${many(rows)} events, ${percent(rows / Math.max(1, events))}${mine}` : `<span class="tag">off</span>`;
  return `<li><strong>${asHtml(title)}</strong> ${found}<p class="note">${asHtml(reason)}</p>${examplesOf(examples)}</li>`;
}

function factsFound({ title, reason, on, found }: Cleaning["facts"][number]): string {
  const cells = found.reduce((sum, each) => sum + each.cells, 0);
  const items = found.map(
    ({ fact, why, cells: n, examples }) =>
      `<li><code>${asHtml(fact)}</code> ${many(n)}: ${asHtml(why)}${examplesOf(examples)}</li>`,
  );
  const list = items.length > 0 ? `<ul>${items.join("")}</ul>` : "";
  return `<li><strong>${asHtml(title)}</strong> ${on ? `${many(cells)} cells` : `<span class="tag">off</span>`}<p class="note">${asHtml(reason)}</p>${list}</li>`;
}

function fillingPart(filled: Cleaning["filled"]): string {
  const rows = filled.map(({ fact, known, by, left, error }) => {
    const methods = Object.entries(by).map(([method, cells]) => `${many(cells)} by ${method}`);
    const part = error === null ? "" : percent(error.chosen.value);
    return `<tr><td>${asHtml(fact)}</td><td class="n">${many(known)}</td><td>${asHtml(methods.join(", "))}</td><td class="n">${many(left)}</td><td class="n">${part}</td></tr>`;
  });
  return `<section><h2>What was filled</h2><div class="wide"><table>
<thead><tr><th>Fact</th><th class="n">Known</th><th>Filled</th><th class="n">Left missing</th><th class="n">Error</th></tr></thead>
<tbody>${rows.join("")}</tbody></table></div>
<p class="note">The error is that on known cells that were hidden for a trial, as a part of that of always saying the mean or commonest value.</p></section>`;
}

function timeLine({ unit, points }: NonNullable<Cleaning["shape"]["timeLine"]>): string {
  const length = { day: 10, month: 7, year: 4 }[unit as "day"] ?? 10;
  const label = (start: number) => new Date(start).toISOString().slice(0, length);
  return columnChart({
    title: `Events by ${unit}`,
    note: `from ${label(points[0]?.start ?? 0)} to ${label(points.at(-1)?.start ?? 0)}`,
    columns: points.map(({ start, count }) => ({ label: label(start), value: count })),
    unit: "events",
  });
}

const bytes = (n: number) => (n < 1e9 ? `${Math.ceil(n / 1e6)} MB` : `${(n / 1e9).toFixed(1)} GB`);

const duration = (seconds: number) => {
  if (seconds < 1) return "under 1 s";
  return seconds < 90 ? `${Math.round(seconds)} s` : `${Math.round(seconds / 60)} min`;
};
