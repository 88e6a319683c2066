import { type Config, resolveConfig, type Settings } from "@segue/engine";
import { recipeNamed } from "./read-wish.js";
import type { TuningWish } from "./wish.js";

/** How a recipe is trained on all data. */
export interface Training {
  /** What differs from the usual parameters. */
  readonly config: Config;
  /** For a command line. */
  readonly command: string;
  /** For the API. */
  readonly request: { readonly method: "POST"; readonly path: "/v1/models"; readonly body: Readonly<Record<string, unknown>> };
}

/** What a training is told besides its parameters: which labels it learns, what it reads. */
const TOLD = ["labels", "reads", "group", "least", "as"] as const;

/** What trains an algorithm with these parameters on what the wish says; what is as usual is not said. */
export function trainingOf(
  wish: Pick<TuningWish, "algorithm" | "seed" | (typeof TOLD)[number]>,
  given: Config | Settings,
): Training {
  const { algorithm, seed } = wish;
  const usual = resolveConfig(recipeNamed(algorithm), {});
  const defaults: Config = "value" in usual ? usual.value : {};
  const config = Object.fromEntries(
    Object.entries(given).filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(defaults[name])),
  );
  const told = Object.fromEntries(TOLD.flatMap((name) => (wish[name] === undefined ? [] : [[name, wish[name]] as const])));
  const words = Object.entries(config).map(([name, value]) => `--set ${quoted(`${name}=${textOf(value)}`)}`);
  const options = Object.entries(told).map(([name, value]) => `--${name} ${quoted(String(value))}`);
  const command = ["segue train", algorithm, ...words, `--seed ${seed}`, ...options].join(" ");
  return { config, command, request: { method: "POST", path: "/v1/models", body: { algorithm, config, seed, ...told } } };
}

const textOf = (value: unknown) => (typeof value === "object" ? JSON.stringify(value) : String(value));

/** A word for a shell. */
const quoted = (word: string) => (/^[\w=.,:+-]*$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`);
