import { parseQuantity } from "./cells.js";
import type { JsonObject } from "./json-record.js";
import { type Fault, problemAt } from "./problem.js";
import type { Place, ProblemRow } from "./source.js";
import { parseTime } from "./time.js";

/**
 * The fields of one JSON object, by dotted paths. What is null, blank or absent is undefined; numbers may be written as texts. A field
 * that cannot be understood is left out, and `problems` says so.
 */
export class Fields {
  readonly problems: ProblemRow[] = [];
  readonly #value: JsonObject;
  readonly #place: Place;

  constructor(value: JsonObject, place: Place) {
    this.#value = value;
    this.#place = place;
  }

  /** What stands at a path; undefined when null or absent. */
  raw(path: string): unknown {
    let value: unknown = this.#value;
    for (const name of path.split(".")) {
      if (typeof value !== "object" || value === null || !Object.hasOwn(value, name)) return undefined;
      value = (value as JsonObject)[name];
    }
    return value ?? undefined;
  }

  /** A text, trimmed; a number as it is written. */
  text(path: string): string | undefined {
    const value = this.raw(path);
    if (value === undefined) return undefined;
    if (typeof value === "number" || typeof value === "bigint") return String(value);
    if (typeof value !== "string") return this.#leaveOut(path, value, NO_TEXT);
    const text = value.trim();
    return text === "" ? undefined : text;
  }

  /** A number ≥ 0 of `what`. */
  quantity(path: string, what: string): number | undefined {
    const text = this.text(path);
    if (text === undefined) return undefined;
    const value = parseQuantity(what, text);
    return typeof value === "number" ? value : this.#leaveOut(path, text, value);
  }

  /** A time in milliseconds since 1970. */
  time(path: string, now: number): number | undefined {
    const text = this.text(path);
    if (text === undefined) return undefined;
    const at = parseTime(text, now);
    return typeof at === "number" ? at : this.#leaveOut(path, text, at);
  }

  /** Texts of a list; those that are none are passed over. */
  texts(path: string): string[] {
    const value = this.raw(path);
    const list = Array.isArray(value) ? value : value === undefined ? [] : [value];
    return list.flatMap((each) => (typeof each === "string" && each.trim() !== "" ? [each.trim()] : []));
  }

  /** Notes that the object cannot be taken. */
  refuse(path: string | undefined, fault: Fault): undefined {
    const value = path === undefined ? undefined : this.raw(path);
    this.problems.push(problemAt(this.#place, path, value === undefined ? undefined : shown(value), fault));
  }

  #leaveOut(path: string, value: unknown, fault: Fault): undefined {
    this.problems.push(problemAt(this.#place, path, shown(value), { ...fault, outcome: "corrected" }));
  }
}

const shown = (value: unknown): string => (typeof value === "string" ? value : (JSON.stringify(value) ?? ""));

const NO_TEXT: Fault = {
  rule: "no-text",
  reason: "a text or number should stand here",
  remedy: "Take the file as it was exported.",
};
