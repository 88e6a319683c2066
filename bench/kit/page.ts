import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Figure } from "./claim.js";
import { formatFigure, formatGoal, formatNumber, verdict } from "./format.js";
import { type Record, readRecords } from "./record.js";

const PAGE = fileURLToPath(new URL("../../docs/benchmarks.md", import.meta.url));

const HEAD = `# Benchmarks

Made by \`npm run prove\` from the records in \`bench/records\`; do not edit. Each claim is a file in \`bench/\` that runs the program
as it is shipped; \`npm run prove NAME\` measures one again and renews its table alone. A figure with a range is a mean over listeners
with its 95 % bootstrap interval. A figure without a goal is shown for orientation.
`;

/** Writes the page of all records. */
export function writePage(): void {
  writeFileSync(PAGE, [HEAD, ...readRecords().map(section)].join("\n"));
}

function section(record: Record): string {
  const { name, claim, figures, machine, versions, commit, seed, seconds, date } = record;
  const on = [
    `${machine.cpu}, ${machine.cores} cores, ${machine.memoryGb} GB`,
    Object.entries(versions)
      .map(([what, version]) => `${what} ${version}`)
      .join(", "),
    `commit ${commit}`,
    ...(seed === undefined ? [] : [`seed ${seed}`]),
    `${date.slice(0, 16).replace("T", " ")} UTC`,
    `measured in ${formatNumber(seconds)} s`,
  ];
  return `## ${name}

${claim}

| what | figure | goal | verdict |
| --- | ---: | ---: | --- |
${figures.map(row).join("\n")}

${on.join(" · ")}
`;
}

const row = (figure: Figure) =>
  `| ${figure.what.replaceAll("|", "\\|")} | ${formatFigure(figure)} | ${formatGoal(figure)} | ${verdict(figure)} |`;
