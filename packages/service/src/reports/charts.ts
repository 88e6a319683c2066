import { asHtml, many, percent } from "./html.js";

interface Columns {
  readonly title: string;
  readonly note: string;
  readonly columns: readonly { readonly label: string; readonly value: number }[];
  /** What is counted. */
  readonly unit: string;
}

const WIDTH = 480;
const HEIGHT = 140;
/** Room for labels below, and for the largest number above. */
const BELOW = 22;
const ABOVE = 16;
/** Labels that fit below one another's columns. */
const LABELS = 8;

/** Columns side by side, as a picture with its numbers in words for those who cannot see it. */
export function columnChart({ title, note, columns, unit }: Columns): string {
  const most = Math.max(1, ...columns.map(({ value }) => value));
  const step = WIDTH / Math.max(1, columns.length);
  const every = Math.ceil(columns.length / LABELS);
  const shapes = columns.map(({ label, value }, i) => {
    const height = (value / most) * HEIGHT;
    const x = i * step;
    const said = `<title>${asHtml(label)}: ${many(value)} ${unit}</title>`;
    const bar = `<rect x="${x.toFixed(1)}" y="${(ABOVE + HEIGHT - height).toFixed(1)}" width="${(step * 0.85).toFixed(1)}" height="${height.toFixed(1)}">${said}</rect>`;
    const below = `<text x="${(x + step * 0.42).toFixed(1)}" y="${ABOVE + HEIGHT + 14}" text-anchor="middle">${asHtml(label)}</text>`;
    return bar + (i % every === 0 ? below : "");
  });
  return figure(
    title,
    `${note}; the highest column is ${many(most)} ${unit}`,
    `<svg viewBox="0 0 ${WIDTH} ${ABOVE + HEIGHT + BELOW}" role="img" aria-label="${asHtml(title)}">
<line x1="0" x2="${WIDTH}" y1="${ABOVE + HEIGHT}" y2="${ABOVE + HEIGHT}"/><text x="0" y="10">${many(most)}</text>${shapes.join("")}</svg>`,
    columns.map(({ label, value }) => [label, many(value)]),
  );
}

interface Bars {
  readonly title: string;
  readonly bars: readonly { readonly label: string; readonly value: number; readonly of: number }[];
  readonly unit: string;
}

/** Shares of a whole, one below the other. */
export function barChart({ title, bars, unit }: Bars): string {
  const rows = bars.map(
    ({ label, value, of }) =>
      `<div class="bar"><span>${asHtml(label)}</span><span class="track"><span style="width:${((value / of) * 100).toFixed(1)}%"></span></span>` +
      `<span class="n">${percent(value / of)}</span></div>`,
  );
  return figure(
    title,
    "",
    rows.join(""),
    bars.map(({ label, value }) => [label, `${many(value)} ${unit}`]),
  );
}

function figure(title: string, note: string, picture: string, table: readonly (readonly [string, string])[]): string {
  const rows = table.map(([label, value]) => `<tr><td>${asHtml(label)}</td><td class="n">${value}</td></tr>`);
  return `<figure><figcaption><strong>${asHtml(title)}</strong>${note ? ` <span class="note">${asHtml(note)}</span>` : ""}</figcaption>${picture}
<details><summary>numbers</summary><table>${rows.join("")}</table></details></figure>`;
}
