import { Value } from "typebox/value";
import { conform, type SchemaProblem } from "../schema/conform.js";
import type { Algorithm } from "./algorithm.js";
import { algorithms } from "./list.js";

/** A complete, valid set of parameters. */
export type Config = Readonly<Record<string, unknown>>;

export type ResolvedConfig = { readonly value: Config } | { readonly problems: readonly SchemaProblem[] };

/**
 * Parameters from outside: defaults filled in, texts converted, those of the algorithms that it combines, too; the problems when any does
 * not fit.
 */
export function resolveConfig(algorithm: Pick<Algorithm, "config" | "children">, given: unknown): ResolvedConfig {
  const resolved = conform(algorithm.config, given, { convert: true });
  if ("problems" in resolved) return resolved;
  const problems: SchemaProblem[] = [];
  for (const [place, child] of Object.entries(algorithm.children?.(resolved.value) ?? {})) {
    const theirs = resolveChild(child.algorithm, child.config);
    if ("value" in theirs) Value.Pointer.Set(resolved.value, `/${place}/config`, theirs.value);
    else problems.push(...theirs.problems.map(({ path, message }) => ({ path: dotted(place, path), message })));
  }
  return problems.length > 0 ? { problems } : resolved;
}

function resolveChild(name: string, given: unknown): ResolvedConfig {
  const algorithm = algorithms.find((each) => each.name === name);
  if (algorithm === undefined) {
    const names = algorithms.map((each) => each.name).join(", ");
    return { problems: [{ path: "algorithm", message: `must be one of ${names} (found ${JSON.stringify(name)})` }] };
  }
  const resolved = resolveConfig(algorithm, given);
  if ("value" in resolved) return resolved;
  return { problems: resolved.problems.map(({ path, message }) => ({ path: dotted("config", path), message })) };
}

const dotted = (place: string, path: string) => [...place.split("/"), path].filter((part) => part !== "").join(".");
