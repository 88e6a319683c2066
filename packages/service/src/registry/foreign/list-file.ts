import { distinct } from "./manifest.js";
import { type ManifestText, readValues } from "./manifest-text.js";

/** The entries of a file of ids or labels: a JSON list where it ends in `.json`, otherwise one a line. Throws `invalid-manifest`. */
export function readListFile(written: ManifestText): string[] {
  if (!written.name.toLowerCase().endsWith(".json")) return distinct(written, "the list", linesOf(written.text));
  const values = readValues(written);
  return distinct(written, "the list", Array.isArray(values) ? values : [values]);
}

/** Lines as they are: an id may begin or end with a space. */
function linesOf(text: string): string[] {
  const lines = text.replace(/^\uFEFF/, "").split(/\r?\n/);
  return lines.at(-1) === "" ? lines.slice(0, -1) : lines;
}
