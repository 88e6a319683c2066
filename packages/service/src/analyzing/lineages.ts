import { audioFeatures, imageFeatures, lineage, textFeatures } from "@segue/engine";
import type { Reading } from "./reading.js";

/** What a model reads, and by which versions of it it learned, where that is known. */
interface Read {
  readonly reading: Reading;
  readonly lineages?: readonly string[] | undefined;
}

/** The sets that a model reads, each with its version and those of what it needs: what it learned from is of use only beside the same. */
export const lineagesOf = (reading: Reading): string[] =>
  reading.what === "facts" ? [] : reading.sets.map((name) => own(name) ?? name);

/** Why a model that was trained elsewhere cannot read here what it learned to read; undefined where it can. */
export function foreignSet({ reading, lineages = [] }: Read): string | undefined {
  if (reading.what === "facts")
    return reading.names.length === reading.means.length
      ? undefined
      : "it does not say what is taken where a number is not known";
  const unknown = reading.sets.find((name) => own(name) === undefined);
  if (unknown !== undefined) return `it reads ${JSON.stringify(unknown)}, and there are no such features here`;
  const other = lineages.find((each, i) => each !== own(reading.sets[i]!));
  return other === undefined
    ? undefined
    : `it learned from ${other}, and here is ${lineagesOf(reading)[lineages.indexOf(other)]}`;
}

function own(name: string): string | undefined {
  const set = [...audioFeatures, ...imageFeatures, ...textFeatures].find((each) => each.name === name);
  return set && lineage(set);
}
