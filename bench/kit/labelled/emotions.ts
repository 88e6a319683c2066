import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createLabelledSet, type LabelledSet } from "@segue/engine";
import { sharedData } from "../data.js";

const LABELS = 6;

/** Songs as rows of 72 numbers, and which of six moods people heard in each (Trohidis et al., 2008). */
export function emotions(): LabelledSet {
  const lines = readFileSync(join(sharedData("emotions"), "emotions-train.arff"), "utf8").split(/\r?\n/);
  const names = lines.filter((line) => /^@attribute/i.test(line)).map((line) => line.split(/\s+/)[1]!);
  const rows = lines.slice(lines.findIndex((line) => /^@data/i.test(line)) + 1).filter((line) => line.trim() !== "");
  const numbers = rows.map((row) => row.split(",").map(Number));
  const width = names.length - LABELS;
  return createLabelledSet({
    examples: numbers.map((row) => ({ shape: [width], data: Float32Array.from(row.slice(0, width)) })),
    classes: names.slice(width),
    labels: { kind: "several", of: Uint8Array.from(numbers.flatMap((row) => row.slice(width))) },
  });
}
