import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type Claim, type Figure, Skipped } from "./kit/claim.js";
import { formatFigure, formatGoal, verdict } from "./kit/format.js";
import { writePage } from "./kit/page.js";
import { recordOf, writeRecord } from "./kit/record.js";
import { secondsSince } from "./kit/segue.js";

// Measures the claims that are named, or all: prints each figure beside its goal, records it, and renews docs/benchmarks.md.
// Every other file of this folder is one claim. Exit status 1 where a goal is missed, 2 for a name that does not exist.

const names = readdirSync(fileURLToPath(new URL(".", import.meta.url)))
  .filter((file) => file.endsWith(".ts") && file !== "prove.ts")
  .map((file) => file.slice(0, -".ts".length))
  .sort();

type Outcome = "kept" | "broken" | "skipped";

async function prove(name: string): Promise<Outcome> {
  const { default: claim } = (await import(`./${name}.ts`)) as { default: Claim };
  console.log(`\n${claim.name}: ${claim.claim}`);
  const begun = performance.now();
  try {
    const figures = await claim.run();
    for (const figure of figures) console.log(line(figure));
    writeRecord(recordOf(claim, figures, secondsSince(begun)));
    writePage();
    return figures.every((figure) => figure.pass) ? "kept" : "broken";
  } catch (thrown) {
    if (thrown instanceof Skipped) {
      console.log(`  SKIPPED  ${thrown.message}`);
      return "skipped";
    }
    console.log("  FAIL     it could not be measured; its record stays as it was:");
    console.error(thrown);
    return "broken";
  }
}

function line(figure: Figure): string {
  const goal = figure.goal === undefined ? "" : `  goal ${formatGoal(figure)}`;
  return `  ${verdict(figure).padEnd(7)}  ${figure.what}: ${formatFigure(figure)}${goal}`;
}

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !names.includes(name));
if (unknown.length > 0) {
  console.error(`There is no claim ${unknown.join(", ")}. There are: ${names.join(", ")}.`);
  process.exit(2);
}
const outcomes: Outcome[] = [];
for (const name of wanted.length > 0 ? wanted : names) outcomes.push(await prove(name));
const count = (outcome: Outcome) => outcomes.filter((each) => each === outcome).length;
console.log(`\n${count("kept")} claims kept, ${count("broken")} broken, ${count("skipped")} skipped`);
process.exitCode = count("broken") > 0 ? 1 : 0;
