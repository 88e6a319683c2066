import type { Config } from "@segue/engine";
import { SegueError } from "../errors.js";
import { algorithmNamed } from "../registry/model-files.js";
import { parametersOf } from "../registry/parameters.js";

/** An algorithm with parameters, as `NAME` or `NAME:key=value,key=value`; lists and objects are JSON. */
export interface Subject {
  /** As it was written. */
  readonly text: string;
  readonly algorithm: string;
  readonly config: Config;
}

/** Reads what is to be judged; throws `unknown-algorithm` or `invalid-parameter`. */
export function parseSubject(text: string): Subject {
  const { name, given } = readSubject(text);
  const algorithm = algorithmNamed(name);
  return { text, algorithm: algorithm.name, config: parametersOf(algorithm, given) };
}

/** Name and settings, whatever the algorithm; throws `invalid-parameter` for what is no setting. */
export function readSubject(text: string): { readonly name: string; readonly given: Readonly<Record<string, string>> } {
  const colon = text.indexOf(":");
  const settings = colon < 0 ? [] : settingsIn(text.slice(colon + 1));
  return { name: colon < 0 ? text : text.slice(0, colon), given: Object.fromEntries(settings.map(readSetting)) };
}

/** The parts between commas; those within the brackets of a list or an object belong to its value. */
function settingsIn(text: string): string[] {
  const settings = [""];
  let depth = 0;
  for (const letter of text) {
    if (letter === "[" || letter === "{") depth++;
    if (letter === "]" || letter === "}") depth--;
    if (letter === "," && depth === 0) settings.push("");
    else settings[settings.length - 1] += letter;
  }
  return settings;
}

function readSetting(setting: string): [string, string] {
  const equals = setting.indexOf("=");
  if (equals > 0) return [setting.slice(0, equals).trim(), setting.slice(equals + 1).trim()];
  throw new SegueError("invalid-parameter", `${JSON.stringify(setting)} is not a setting.`, {
    hint: "Write NAME:key=value,key=value.",
  });
}
