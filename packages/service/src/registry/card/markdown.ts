import type { ModelCard } from "./schema.js";
import { sectionsOf } from "./sections.js";

/** A card as Markdown. */
export function cardMarkdown(card: ModelCard): string {
  const { title, intro, sections } = sectionsOf(card);
  const parts = sections.map(({ heading, text, headings, rows, list }) =>
    [
      `## ${heading}`,
      ...text.map(plain),
      ...(rows.length > 0 ? [table(headings, rows)] : []),
      ...(list.length > 0 ? [list.map((item) => `- ${plain(item)}`).join("\n")] : []),
    ].join("\n\n"),
  );
  return `${[`# ${plain(title)}`, plain(intro), ...parts].join("\n\n")}\n`;
}

function table(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(plain).join(" | ")} |`;
  return [line(headings), line(headings.map(() => "---")), ...rows.map(line)].join("\n");
}

/** A text that Markdown shows as it is: names come from files of others. */
const plain = (text: string) => text.replace(/\s+/g, " ").replace(/[\\`*_[\]<>|#~]/g, (mark) => `\\${mark}`);
