import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { conform, type SchemaProblem } from "@segue/engine/schema";
import { parse, TomlError } from "smol-toml";
import { Type } from "typebox";
import { configSchema } from "./config.js";
import { SegueError } from "./errors.js";

const anyOfThem = Type.Partial(configSchema, { additionalProperties: false });

/**
 * What is set outside the command line: in the file (TOML, the settings' names as its keys) and, counting more, in the environment
 * (`SEGUE_PORT` for `port`, `SEGUE_BODY_LIMIT` for `bodyLimit`). Throws `invalid-config`, which names the line or the variable.
 */
export function readSettings(
  file: string | undefined,
  env: Readonly<Record<string, string | undefined>>,
): Record<string, unknown> {
  return { ...(file === undefined ? {} : fromFile(file)), ...fromEnvironment(env) };
}

function fromFile(file: string): Record<string, unknown> {
  const name = basename(file);
  const text = readText(file);
  const given = parseToml(name, text);
  const parsed = conform(anyOfThem, given);
  if ("value" in parsed) return only(Object.keys(given), parsed.value);
  throw new SegueError("invalid-config", parsed.problems.map((problem) => inLine(name, text, problem)).join("; "));
}

function readText(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (cause) {
    const { code } = cause as { code?: string };
    throw new SegueError("invalid-config", `${file} cannot be read (${code}).`, {
      hint: "Name a file that can be read, or leave --config out.",
      cause,
    });
  }
}

function parseToml(name: string, text: string): Record<string, unknown> {
  try {
    return parse(text);
  } catch (cause) {
    if (!(cause instanceof TomlError)) throw cause;
    const [said] = cause.message.replace(/^Invalid TOML document: /, "").split("\n");
    throw new SegueError("invalid-config", `${name}, line ${cause.line}, column ${cause.column}: this is no TOML: ${said}.`, {
      cause,
    });
  }
}

/** The problem with the line in which its setting stands. */
function inLine(name: string, text: string, { path, message }: SchemaProblem): string {
  const [key] = path.split(".");
  const line = text.split("\n").findIndex((each) =>
    each
      .trimStart()
      .replace(/^\[?["']?/, "")
      .startsWith(key!),
  );
  return `${name}${line < 0 ? "" : `, line ${line + 1}`}: ${path} ${message}.`;
}

function fromEnvironment(env: Readonly<Record<string, string | undefined>>): Record<string, unknown> {
  const names = new Map(Object.keys(configSchema.properties).map((key) => [key, variableOf(key)]));
  const given = [...names].flatMap(([key, variable]) => (env[variable] === undefined ? [] : [[key, env[variable]] as const]));
  const parsed = conform(anyOfThem, Object.fromEntries(given), { convert: true });
  if ("value" in parsed)
    return only(
      given.map(([key]) => key),
      parsed.value,
    );
  const said = parsed.problems.map(({ path, message }) => `the variable ${names.get(path)} ${message}`).join("; ");
  throw new SegueError("invalid-config", `In the environment, ${said}.`, { hint: "Mend the variable that is named." });
}

/** Without the defaults, which do not count more than what is set elsewhere. */
const only = (keys: readonly string[], values: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(keys.map((key) => [key, values[key]]));

/** `SEGUE_BODY_LIMIT` for `bodyLimit`. */
const variableOf = (key: string) => `SEGUE_${key.replace(/[A-Z]/g, "_$&").toUpperCase()}`;
