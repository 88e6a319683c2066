import { type Static, type TSchema, Type } from "typebox";
import { Value } from "typebox/value";

/** One way in which a value does not fit its schema. */
export interface SchemaProblem {
  /** Where, as a dotted path; empty for the whole value. */
  readonly path: string;
  /** What is wrong and what would be right, as the end of a sentence that begins with the path. */
  readonly message: string;
}

export type Conformed<T> = { readonly value: T } | { readonly problems: readonly SchemaProblem[] };

/**
 * Parses outside data: fills in defaults, then checks. With `convert`, texts that spell a number or boolean, or a list or object as JSON
 * (query strings, `key=value` settings), are turned into one first.
 */
export function conform<S extends TSchema>(schema: S, input: unknown, { convert = false } = {}): Conformed<Static<S>> {
  const given = Value.Clone(input);
  const value: unknown = Value.Default(schema, convert ? readTexts(schema, given) : given);
  if (Value.Check(schema, value)) return { value };
  return { problems: problemsOf(schema, value) };
}

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/**
 * The texts of an object that spell the number, boolean, list or object that is wanted there, as such. All others stay as they are, to be
 * refused (Value.Convert would make 1 of 1.5 where an integer is wanted).
 */
function readTexts(schema: TSchema, input: unknown): unknown {
  if (typeof input !== "object" || input === null) return input;
  const { properties = {} } = schema as { properties?: Record<string, { type?: string }> };
  return Object.fromEntries(Object.entries(input).map(([name, value]) => [name, readText(properties[name]?.type, value)]));
}

function readText(type: string | undefined, value: unknown): unknown {
  if (typeof value !== "string") return value;
  if ((type === "integer" || type === "number") && NUMBER.test(value)) return Number(value);
  if (type === "boolean" && (value === "true" || value === "false")) return value === "true";
  if (type === "array" || type === "object") return readJson(value);
  return value;
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

type SchemaError = ReturnType<typeof Value.Errors>[number];

function problemsOf(schema: TSchema, value: unknown): SchemaProblem[] {
  const found = new Map<string, string>();
  for (const error of Value.Errors(schema, value)) {
    for (const [path, message] of explain(schema, value, error)) if (!found.has(path)) found.set(path, message);
  }
  return [...found].map(([path, message]) => ({ path, message }));
}

function explain(schema: TSchema, value: unknown, error: SchemaError): [string, string][] {
  const path = dotted(error.instancePath);
  const params = error.params as Record<string, unknown>;
  if (error.keyword === "boolean" || (error.keyword === "const" && error.schemaPath.includes("/anyOf/"))) return [];
  if (error.keyword === "required") {
    return (params.requiredProperties as string[]).map((name) => [join(path, name), "is missing"]);
  }
  if (error.keyword === "additionalProperties") {
    const known = Object.keys((at(schema, error.schemaPath) as { properties?: object } | undefined)?.properties ?? {});
    const names = params.additionalProperties as string[];
    return names.map((name) => [join(path, name), `is not known; known are ${known.join(", ") || "none"}`]);
  }
  const found = JSON.stringify(Value.Pointer.Get(value as object, error.instancePath))?.slice(0, 80);
  return [[path, `${requirement(schema, error)} (found ${found})`]];
}

function requirement(schema: TSchema, error: SchemaError): string {
  if (error.keyword !== "anyOf" && error.keyword !== "enum") return error.message;
  const node = at(schema, error.schemaPath) as { anyOf?: { const?: unknown }[]; enum?: unknown[] } | undefined;
  const choices = node?.enum ?? node?.anyOf?.map((choice) => choice.const).filter((choice) => choice !== undefined) ?? [];
  return choices.length > 0 ? `must be one of ${choices.join(", ")}` : error.message;
}

const at = (schema: TSchema, pointer: string): unknown => Value.Pointer.Get(schema, pointer.replace(/^#/, ""));
const dotted = (pointer: string) => pointer.split("/").slice(1).join(".");
const join = (path: string, name: string) => (path === "" ? name : `${path}.${name}`);

/** A text that is one of `values`, as a plain JSON Schema `enum`. */
export function OneOf<const T extends readonly string[]>(values: T, options: { default?: T[number]; description?: string } = {}) {
  return Type.Unsafe<T[number]>({ type: "string", enum: [...values], ...options });
}
