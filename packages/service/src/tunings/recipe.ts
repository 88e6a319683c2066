import { type Config, resolveConfig, type Settings } from "@segue/engine";
import { algorithmNamed } from "../registry/model-files.js";

/** How a recipe is trained on all data. */
export interface Training {
  /** What differs from the usual parameters. */
  readonly config: Config;
  /** For a command line. */
  readonly command: string;
  /** For the API. */
  readonly request: { readonly method: "POST"; readonly path: "/v1/models"; readonly body: Readonly<Record<string, unknown>> };
}

/** What trains an algorithm with these parameters; what is as usual is not said. */
export function trainingOf(algorithm: string, given: Config | Settings, seed: number, as?: string): Training {
  const usual = resolveConfig(algorithmNamed(algorithm), {});
  const defaults: Config = "value" in usual ? usual.value : {};
  const config = Object.fromEntries(
    Object.entries(given).filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(defaults[name])),
  );
  const named = as === undefined ? {} : { as };
  const words = Object.entries(config).map(([name, value]) => `--set ${quoted(`${name}=${textOf(value)}`)}`);
  const command = ["segue train", algorithm, ...words, `--seed ${seed}`, ...(as === undefined ? [] : [`--as ${as}`])].join(" ");
  return { config, command, request: { method: "POST", path: "/v1/models", body: { algorithm, config, seed, ...named } } };
}

const textOf = (value: unknown) => (typeof value === "object" ? JSON.stringify(value) : String(value));

/** A word for a shell. */
const quoted = (word: string) => (/^[\w=.,:+-]*$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`);
