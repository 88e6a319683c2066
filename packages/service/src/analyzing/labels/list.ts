import { SegueError } from "../../errors.js";
import { factNames, facts } from "./facts.js";
import { folders } from "./folders.js";
import type { LabelSource, Looking, Said } from "./source.js";
import { table } from "./table.js";
import { tags } from "./tags.js";

/** Every place of labels that has a word of its own; whatever else is written names facts. A new one is a file beside these and a word here. */
const labelSources: readonly LabelSource[] = [table, folders, tags];

/** Labels, and the place where they were. */
export interface Found {
  readonly source: Pick<LabelSource, "name" | "word">;
  readonly said: Said;
}

/** Reads what a wish names. Throws `no-labels` where there are none, `invalid-parameter` for what cannot be a name. */
export async function readLabels(wish: string, looking: Looking): Promise<Found> {
  const source = labelSources.find(({ name }) => name === wish) ?? factsNamed(wish);
  const said = await source.read(looking);
  if (said.of.size === 0) throw new SegueError("no-labels", `${source.none}.`, { hint: source.remedy });
  return { source, said };
}

function factsNamed(wish: string): LabelSource {
  const names = factNames(wish);
  if (names !== undefined) return facts(names);
  throw new SegueError("invalid-parameter", `labels: ${JSON.stringify(wish)} names no labels.`, {
    hint: `Write ${labelSources.map(({ name }) => name).join(", ")}, or names of facts: genre, or valence,arousal.`,
  });
}

/** Where labels are looked for that nobody named: those that somebody brought for it, then what is written in music. */
const USUAL = { words: [table, facts(["genre"])], numbers: [facts(["valence", "arousal"])] };

/** The places that are told of even where nothing is, so that somebody learns what could be there; and of what kind that would be. */
export const toldSources: readonly (readonly [LabelSource, Said["kind"]])[] = [
  ...[...new Set([...labelSources, ...USUAL.words])].map((source) => [source, "words"] as const),
  ...USUAL.numbers.map((source) => [source, "numbers"] as const),
];

/** Labels that an algorithm for words, or for numbers, learns where none are named; throws `no-labels`. */
export async function usualLabels(kind: Said["kind"], looking: Looking): Promise<Found> {
  for (const source of USUAL[kind]) {
    const said = await source.read(looking);
    if (said.of.size > 0 && said.kind === kind) return { source, said };
  }
  const missing = USUAL[kind].map(({ none }) => none).join("; ");
  const remedies = USUAL[kind].map(({ remedy }) => remedy);
  const inFolders = kind === "words" && (await folders.read(looking)).of.size > 0;
  const hint = inFolders ? "Where its folders are the classes, say --labels folders." : remedies.join(" ");
  throw new SegueError("no-labels", `${missing}.`, { hint });
}
