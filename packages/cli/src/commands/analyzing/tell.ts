import type { Analysis } from "@segue/client";
import { note, printJson, printTable } from "../../print.js";

/** Labels told to people; all are in the JSON. */
const MOST = 10;

/** What a model says of a file or track. */
export function tell(what: string, analysis: Analysis, { json }: { readonly json?: boolean }): void {
  if (json) {
    printJson({ file: what, ...analysis });
    return;
  }
  const { model, version, seconds, labels, numbers, values } = analysis;
  note(`${what}: ${model}@${version}, ${seconds} s`);
  if (labels !== undefined) {
    const rows = labels.slice(0, MOST).map(({ label, probability }) => [label, probability.toFixed(4)]);
    printTable(["label", "probability"], rows);
  } else if (numbers !== undefined) {
    const rows = numbers.map(({ name, value, deviation }) => [name, value.toFixed(4), deviation?.toFixed(4) ?? ""]);
    printTable(["number", "value", "± (standard deviation)"], rows);
  } else printJson(values);
}
