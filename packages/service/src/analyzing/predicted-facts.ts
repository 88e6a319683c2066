import type { Facts } from "@segue/engine";
import type { OwnAnalyzer } from "./analyzer-files.js";
import { predictionOf } from "./predictions.js";
import type { Said } from "./say.js";

/** From which probability on a label applies, where the model does not say otherwise. */
const HALF = 0.5;

/**
 * What a model says of a track as facts: the most probable class and its probability (`predictedGenre`, `predictedGenreProbability`), the labels that apply, by commas, or numbers
 * (`predictedValence`).
 */
export function predictedFacts(
  { learned: { kind, word }, analyzer: { threshold = HALF } }: Pick<OwnAnalyzer, "learned" | "analyzer">,
  said: Said,
): Facts {
  if ("numbers" in said) return Object.fromEntries(said.numbers.map(({ name, value }) => [predictionOf(name), rounded(value)]));
  const name = predictionOf(word);
  if (kind === "several") {
    const apply = said.labels.filter(({ probability }) => probability >= threshold).map(({ label }) => label);
    return apply.length === 0 ? {} : { [name]: apply.join(", ") };
  }
  const { label, probability } = said.labels[0]!;
  return { [name]: label, [`${name}Probability`]: rounded(probability) };
}

const rounded = (value: number) => Math.round(1e4 * value) / 1e4;
