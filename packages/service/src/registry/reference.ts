import { SegueError } from "../errors.js";
import type { ServedModel } from "../ports/models.js";

/** What a model may be called. */
export const MODEL_NAME = "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$";
/** What an alias may be called: never a number, which would be a version. */
export const ALIAS_NAME = "^[A-Za-z][A-Za-z0-9._-]{0,63}$";

/** What people write for a model: `name`, `name@version` or `name@alias`. */
export interface ModelReference {
  readonly name: string;
  readonly version?: number;
  readonly alias?: string;
}

/** Reads a reference; throws `unknown-model` for what cannot be one. */
export function parseReference(reference: string): ModelReference {
  const [, name, version, alias] = /^([^@]+)(?:@(?:(\d{1,9})|([A-Za-z][A-Za-z0-9._-]{0,63})))?$/.exec(reference) ?? [];
  if (name === undefined)
    throw new SegueError("unknown-model", `${JSON.stringify(reference)} is not a model's name, name@version or name@alias.`);
  if (version !== undefined) return { name, version: Number(version) };
  return alias === undefined ? { name } : { name, alias };
}

/** How a version of a model is written. */
export const idOf = ({ model, version }: Pick<ServedModel, "model" | "version">): string => `${model}@${version}`;
