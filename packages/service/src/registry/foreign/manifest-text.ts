import type { SchemaProblem } from "@segue/engine";
import { parse, TomlError } from "smol-toml";
import { SegueError } from "../../errors.js";

/** A manifest as it was written. */
export interface ManifestText {
  /** The file's name; what ends in `.json` is read as JSON, anything else as TOML. */
  readonly name: string;
  readonly text: string;
}

/** What the text says, as plain values; throws `invalid-manifest` with the line where it is no TOML or JSON. */
export function readValues({ name, text }: ManifestText): unknown {
  return name.toLowerCase().endsWith(".json") ? readJson(name, text) : readToml(name, text);
}

/** Throws `invalid-manifest`, which names each problem's line and path. */
export function refuseManifest({ name, text }: ManifestText, problems: readonly SchemaProblem[]): never {
  const said = problems.map(({ path, message }) => {
    const line = lineOf(text, path);
    return `${name}${line === undefined ? "" : `, line ${line}`}: ${path || "the manifest"} ${message}`;
  });
  throw new SegueError("invalid-manifest", `${said.join("; ")}.`);
}

/**
 * The line on which the last part of a dotted path that stands in the text does: its words are looked for one after the other, so that
 * `output.name` is found in TOML's `[output]` and in JSON alike. Undefined where not even the first is there.
 */
export function lineOf(text: string, path: string): number | undefined {
  let at = -1;
  for (const word of path.split(".").filter((part) => part !== "" && !/^\d+$/.test(part))) {
    const found = new RegExp(`(?<![\\w-])${escaped(word)}(?![\\w-])`).exec(text.slice(at + 1));
    if (found === null) break;
    at += 1 + found.index;
  }
  return at < 0 ? undefined : text.slice(0, at).split("\n").length;
}

const escaped = (word: string) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

function readToml(name: string, text: string): unknown {
  try {
    return parse(text);
  } catch (thrown) {
    if (!(thrown instanceof TomlError)) throw thrown;
    const [said] = thrown.message.replace(/^Invalid TOML document: /, "").split("\n");
    throw new SegueError("invalid-manifest", `${name}, line ${thrown.line}, column ${thrown.column}: this is no TOML: ${said}.`);
  }
}

function readJson(name: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (thrown) {
    const { message } = thrown as SyntaxError;
    const position = /at position (\d+)/.exec(message)?.[1];
    const line = position === undefined ? "" : `, line ${text.slice(0, Number(position)).split("\n").length}`;
    const said = message.replace(/ (in JSON )?at position.*$/s, "");
    throw new SegueError("invalid-manifest", `${name}${line}: this is no JSON: ${said}.`);
  }
}
