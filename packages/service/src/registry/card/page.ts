import { asHtml } from "../../reports/html.js";
import { STYLE } from "../../reports/style.js";
import type { ModelCard } from "./schema.js";
import type { Section } from "./section.js";
import { sectionsOf } from "./sections.js";

/** A card as a page of its own, without scripts: it can be saved and sent. */
export function cardPage(card: ModelCard): string {
  const { title, intro, sections } = sectionsOf(card);
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${asHtml(title)} – Segue</title><style>${STYLE}</style></head>
<body><main>
<h1>${asHtml(title)}</h1>
<p>${asHtml(intro)}</p>
${sections.map(sectionHtml).join("\n")}
</main></body></html>
`;
}

function sectionHtml({ heading, text, headings, rows, list }: Section): string {
  const paragraphs = text.map((each) => `<p>${asHtml(each)}</p>`).join("");
  const items = list.length > 0 ? `<ul>${list.map((item) => `<li>${asHtml(item)}</li>`).join("")}</ul>` : "";
  return `<section><h2>${asHtml(heading)}</h2>${paragraphs}${rows.length > 0 ? tableHtml(headings, rows) : ""}${items}</section>`;
}

function tableHtml(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const head = headings.map((each) => `<th>${asHtml(each)}</th>`).join("");
  const body = rows.map((row) => `<tr>${row.map((cell) => `<td>${asHtml(cell)}</td>`).join("")}</tr>`).join("");
  return `<div class="wide"><table><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table></div>`;
}
