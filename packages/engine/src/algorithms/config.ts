import { conform, type SchemaProblem } from "../schema/conform.js";
import type { Algorithm } from "./algorithm.js";

/** A complete, valid set of parameters. */
export type Config = Readonly<Record<string, unknown>>;

/** Parameters from outside: defaults filled in, texts converted; the problems when any does not fit. */
export function resolveConfig(algorithm: Algorithm, given: unknown): { value: Config } | { problems: readonly SchemaProblem[] } {
  return conform(algorithm.config, given, { convert: true });
}
