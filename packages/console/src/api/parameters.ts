/** A parameter of an algorithm, as its schema describes it. */
export interface Parameter {
  readonly name: string;
  readonly description: string;
  /** What it is unless it is set. */
  readonly usual: unknown;
  readonly kind: "number" | "integer" | "choice" | "switch" | "text" | "json";
  readonly minimum?: number;
  readonly maximum?: number;
  /** Of a choice. */
  readonly choices: readonly string[];
}

/** What is wrong with a text as a parameter's value. */
export type Wrong = "number" | "integer" | "range" | "json";

/** What the JSON Schema of an algorithm's parameters says of each. */
export function parametersOf(schema: unknown): Parameter[] {
  const { properties = {} } = Object(schema) as { properties?: Record<string, JsonSchema> };
  return Object.entries(properties).map(([name, told]) => {
    const minimum = told.minimum ?? told.exclusiveMinimum;
    const maximum = told.maximum ?? told.exclusiveMaximum;
    return {
      name,
      description: told.description ?? "",
      usual: told.default,
      kind: kindOf(told),
      ...(minimum === undefined ? {} : { minimum }),
      ...(maximum === undefined ? {} : { maximum }),
      choices: told.enum?.map(String) ?? [],
    };
  });
}

interface JsonSchema {
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly description?: string;
  readonly default?: unknown;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
}

function kindOf({ type, enum: choices }: JsonSchema): Parameter["kind"] {
  if (choices !== undefined) return "choice";
  if (type === "integer" || type === "number") return type;
  if (type === "boolean") return "switch";
  return type === "string" ? "text" : "json";
}

/** A value as it stands in its field. */
export const written = ({ kind }: Parameter, value: unknown): string => (kind === "json" ? JSON.stringify(value) : String(value));

/** What a field's text means; or what is wrong with it. */
export function readParameter(parameter: Parameter, text: string): { readonly value: unknown } | { readonly wrong: Wrong } {
  const { kind } = parameter;
  if (kind === "json") return readJson(text);
  if (kind === "switch") return { value: text === "true" };
  if (kind !== "number" && kind !== "integer") return { value: text };
  const value = text.trim() === "" ? Number.NaN : Number(text);
  if (!Number.isFinite(value)) return { wrong: "number" };
  if (kind === "integer" && !Number.isInteger(value)) return { wrong: "integer" };
  const { minimum = Number.NEGATIVE_INFINITY, maximum = Number.POSITIVE_INFINITY } = parameter;
  return value < minimum || value > maximum ? { wrong: "range" } : { value };
}

function readJson(text: string): { readonly value: unknown } | { readonly wrong: Wrong } {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return { wrong: "json" };
  }
}
