import type { SegueClient } from "@segue/client";
import { UsageError } from "./tell-error.js";

/** Rules by name with their parameters, as the service takes them. */
export type Rules = Record<string, Record<string, unknown>>;

export const RULE_HELP =
  "a rule of the answer, as artist-cap=2, diversity=0.3, exclude-heard=off or filter:where.year.min=1990; may be given several times; see: segue rules";

interface Definition {
  readonly id: string;
  readonly main?: string;
  readonly config: unknown;
}

/**
 * Rules as they are written on the command line: `NAME`, `NAME=VALUE` of its main parameter, `NAME=off`, `NAME:key=value,key=value` with dots
 * between the names of nested parameters, or `NAME={JSON}`. A rule that is named again adds to what was said of it.
 */
export async function readRules({ api, take }: SegueClient, given: readonly string[] = []): Promise<Rules> {
  if (given.length === 0) return {};
  const { items } = await take(api.GET("/v1/rules"));
  const rules: Rules = {};
  for (const text of given) {
    const { name, changes } = parsed(text, items as readonly Definition[]);
    rules[name] = changes.reduce((config, change) => set(config, change), rules[name] ?? {});
  }
  return rules;
}

interface Change {
  readonly path: readonly string[];
  readonly value: unknown;
}

function parsed(text: string, definitions: readonly Definition[]): { name: string; changes: Change[] } {
  const [, name, mark, rest] = /^([a-z-]+)(?:([=:])(.*))?$/s.exec(text.trim()) ?? [];
  const rule = definitions.find(({ id }) => id === name);
  if (name === undefined || rule === undefined) {
    const names = definitions.map(({ id }) => id).join(", ");
    throw new UsageError(`--rule: ${JSON.stringify(text)} names no rule; there are ${names}.`, "See them with: segue rules");
  }
  if (mark === undefined || rest === undefined) return { name, changes: [] };
  if (mark === ":") return { name, changes: pairsOf(text, rest).map(([path, value]) => readChange(rule, path, value)) };
  if (rest === "on" || rest === "off") return { name, changes: [{ path: ["on"], value: rest === "on" }] };
  if (rest.startsWith("{"))
    return { name, changes: Object.entries(jsonOf(text, rest)).map(([key, value]) => ({ path: [key], value })) };
  if (rule.main !== undefined) return { name, changes: [readChange(rule, rule.main, rest)] };
  throw new UsageError(
    `--rule: ${name} has several parameters, none of which is the main one.`,
    `Write --rule ${name}:key=value, see: segue rules ${name}`,
  );
}

function pairsOf(text: string, rest: string): [path: string, value: string][] {
  return rest.split(",").map((pair) => {
    const equals = pair.indexOf("=");
    if (equals > 0) return [pair.slice(0, equals).trim(), pair.slice(equals + 1).trim()];
    throw new UsageError(
      `--rule: ${JSON.stringify(pair)} of ${JSON.stringify(text)} is not a pair.`,
      "Write NAME:key=value,key=value, or NAME={JSON}.",
    );
  });
}

function jsonOf(text: string, json: string): object {
  try {
    return JSON.parse(json) as object;
  } catch {
    throw new UsageError(
      `--rule: ${JSON.stringify(text)} is no JSON after the =.`,
      `Write for example --rule 'block={"artists":["Nobody"]}'.`,
    );
  }
}

/** The part of a JSON Schema that tells how a text is meant. */
interface Shape {
  readonly type?: string;
  readonly anyOf?: readonly Shape[];
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly patternProperties?: Readonly<Record<string, Shape>>;
  readonly additionalProperties?: Shape | boolean;
  readonly items?: Shape;
}

function readChange({ config }: Definition, dotted: string, text: string): Change {
  const path = dotted.split(".");
  const shape = path.reduce<Shape | undefined>((at, key) => at && inside(at, key), config as Shape);
  return { path, value: readValue(shape, text) };
}

function inside({ properties, patternProperties, additionalProperties }: Shape, key: string): Shape | undefined {
  const [pattern] = Object.values(patternProperties ?? {});
  return properties?.[key] ?? pattern ?? (typeof additionalProperties === "object" ? additionalProperties : undefined);
}

/** A text as what is meant there; what cannot be is left for the service to refuse. Values of a list stand between bars. */
function readValue(shape: Shape | undefined, text: string): unknown {
  const types = shape?.type === undefined ? (shape?.anyOf ?? []).map(({ type }) => type) : [shape.type];
  if (types.includes("array")) return text.split("|").map((each) => readValue(shape?.items, each.trim()));
  const isNumber = types.includes("number") || types.includes("integer");
  if (isNumber && text.trim() !== "" && Number.isFinite(Number(text))) return Number(text);
  if (types.includes("boolean") && (text === "true" || text === "false")) return text === "true";
  return text;
}

function set(config: Record<string, unknown>, { path, value }: Change): Record<string, unknown> {
  const [key, ...rest] = path as [string, ...string[]];
  if (rest.length === 0) return { ...config, [key]: value };
  const before = config[key];
  const within = typeof before === "object" && before !== null ? (before as Record<string, unknown>) : {};
  return { ...config, [key]: set(within, { path: rest, value }) };
}
