import { many } from "../../reports/html.js";
import type { ModelCard } from "./schema.js";
import { EMPTY, type Section } from "./section.js";

const SAID = { one: "one class of each track", several: "any number of labels of each track", numbers: "numbers of each track" };

/** What a model that says labels or numbers learned from. */
export function learnedSection({ learned, dataset }: ModelCard): Section {
  if (learned === null) return { ...EMPTY, heading: "Data", text: ["What it learned from is not known here any more."] };
  const { kind, classes, labels, reads, group, examples, tracks, groups, alone, small, unread } = learned;
  const rows = [
    ["Says", SAID[kind]],
    [kind === "numbers" ? "Numbers" : "Classes", classes.join(", ")],
    ["Labels from", labels],
    ["Reads", reads.join(", ")],
    ["Examples", `${many(examples)} of ${many(tracks)} tracks`],
    [
      "Kept together",
      `${many(groups)} groups, by ${group}${alone > 0 ? `; of ${many(alone)} tracks it is not known: each is a group of its own` : ""}`,
    ],
    ["Left out", `${small.length === 0 ? "no class" : small.join(", ")}; ${many(unread)} tracks without anything to read`],
    ["Fingerprint", dataset],
  ];
  return { ...EMPTY, heading: "Data", headings: ["", ""], rows };
}

/** How well it says it: figures, classes, which is taken for which, and what its probabilities are worth. */
export function labelSections({ evaluation }: ModelCard): Section[] {
  if (evaluation?.labels === undefined) return [];
  const { split, seed, metrics, labels } = evaluation;
  const { examples, groups, byClass, confusion, reliability } = labels;
  const said = `The same recipe by ${split}, seed ${seed}: each of ${many(examples)} examples (${many(groups)} groups) was told by a model that had learned from other groups.`;
  const rows = Object.entries(metrics).map(([name, { value, low, high }]) => [
    name,
    value.toFixed(4),
    `${low.toFixed(4)} to ${high.toFixed(4)}`,
  ]);
  return [
    { ...EMPTY, heading: "Figures", text: [said], headings: ["Figure", "Value", "95 % interval"], rows },
    ...(byClass.length > 0 ? [classSection(byClass)] : []),
    ...(confusion === undefined ? [] : [confusionSection(byClass, confusion)]),
    ...(reliability.length > 0 ? [calibrationSection(reliability)] : []),
  ];
}

type Report = NonNullable<NonNullable<ModelCard["evaluation"]>["labels"]>;

function classSection(byClass: Report["byClass"]): Section {
  const told = (value: number | null) => (value === null ? "" : value.toFixed(3));
  const rows = byClass.map(({ name, examples, precision, recall, f1, rocAuc, averagePrecision }) => [
    name,
    many(examples),
    ...[precision, recall, f1, rocAuc, averagePrecision].map(told),
  ]);
  const headings = ["Class", "Examples", "Precision", "Recall", "F1", "Area under ROC", "Area under PR"];
  return { ...EMPTY, heading: "Figures by class", headings, rows };
}

function confusionSection(byClass: Report["byClass"], confusion: NonNullable<Report["confusion"]>): Section {
  const names = byClass.map(({ name }) => name);
  const rows = confusion.map((row, c) => [names[c]!, ...row.map(String)]);
  return {
    ...EMPTY,
    heading: "What is taken for what",
    text: ["A row for what is true, a column for what was said."],
    headings: ["", ...names],
    rows,
  };
}

function calibrationSection(reliability: Report["reliability"]): Section {
  const rows = reliability.map(({ count, confidence, right }) => [confidence.toFixed(3), right.toFixed(3), many(count)]);
  return {
    ...EMPTY,
    heading: "What its probabilities are worth",
    text: ["Where they are honest, what is said with a probability of .8 is right in 8 of 10 cases."],
    headings: ["Said with probability", "Share that was right", "How often"],
    rows,
  };
}
