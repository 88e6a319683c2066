import type { Outcome, Place, ProblemRow } from "./source.js";

/** What is wrong with a value, without the place where it stands. */
export interface Fault {
  /** What becomes of the row; `refused` unless given. */
  readonly outcome?: Outcome;
  readonly rule: string;
  readonly reason: string;
  readonly remedy: string;
}

/** A problem at a place; `field` and `value` are shortened and made printable. */
export function problemAt(place: Place, field: string | undefined, value: string | undefined, fault: Fault): ProblemRow {
  return {
    type: "problem",
    outcome: fault.outcome ?? "refused",
    file: place.file,
    line: place.line,
    ...(field === undefined ? {} : { field: visible(field) }),
    ...(value === undefined ? {} : { value: visible(value) }),
    rule: fault.rule,
    reason: fault.reason,
    remedy: fault.remedy,
  };
}

const LONGEST = 80;

/** `text` with control characters replaced by pictures of them, and an ellipsis for what exceeds 80 characters. */
export function visible(text: string): string {
  const shown = text
    .slice(0, LONGEST + 1)
    .toWellFormed()
    .replace(INVISIBLE, picture);
  if (shown.length <= LONGEST) return shown;
  return `${shown.slice(0, LONGEST - 1).replace(/[\ud800-\udbff]$/, "")}…`;
}

// Control characters, line separators, and marks that turn the direction of writing (they can make a terminal lie).
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this looks for.
const INVISIBLE = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;

/** Unicode has a picture for each control character of ASCII; the others share one. */
function picture(character: string): string {
  const code = character.charCodeAt(0);
  if (code < 0x20) return String.fromCharCode(0x2400 + code);
  return code === 0x7f ? "␡" : "␦";
}
