import { idProblem } from "../dataset/id.js";
import type { Fault } from "./problem.js";

/** Above this a count, rating or duration is a mistake; so it also fits a float32. */
const LARGEST = 1e9;
const LONGEST_TEXT = 1000;
const LONGEST_FACT = 100_000;

/** Ways in which tools write that nothing is known; for ids they are ordinary words. */
const UNKNOWN = /^(?:|na|n\/a|nan|null|none|\\n)$/i;

/** Whether an optional cell says that its value is not known. `text` is trimmed. */
export function isUnknown(text: string): boolean {
  return text.length <= 4 && UNKNOWN.test(text);
}

/** What is wrong with the id of a `what` (user, track), if anything. */
export function idFault(what: string, id: string): Fault | undefined {
  const problem = idProblem(id);
  if (problem === undefined) return undefined;
  if (id === "")
    return { rule: `empty-${what}`, reason: `the ${what} id is empty`, remedy: `Give the ${what} an id, or delete the line.` };
  return {
    rule: `invalid-${what}`,
    reason: `the ${what} id ${problem}`,
    remedy: `Give the ${what} a short id of printable characters.`,
  };
}

/** A number ≥ 0 of `what` (plays, rating, duration). */
export function parseQuantity(what: string, text: string): number | Fault {
  if (!/^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(text)) {
    return {
      rule: `${what}-not-a-number`,
      reason: "this is not a number",
      remedy: "Write digits with a decimal point and no thousands separators, or leave the cell empty where nothing is known.",
    };
  }
  const value = Number(text);
  if (value < 0)
    return { rule: `negative-${what}`, reason: "the number is negative", remedy: "Write 0 or more, or delete the line." };
  if (value > LARGEST) {
    return {
      rule: `${what}-too-large`,
      reason: `the number is above ${LARGEST.toLocaleString("en")}`,
      remedy: "Correct the number, or check that the right column is read.",
    };
  }
  return value === 0 ? 0 : value;
}

/** Yes or no about `what`. */
export function parseFlag(what: string, text: string): boolean | Fault {
  if (/^(?:true|t|yes|y|1)$/i.test(text)) return true;
  if (/^(?:false|f|no|n|0)$/i.test(text)) return false;
  return { rule: `${what}-unreadable`, reason: "this is neither yes nor no", remedy: "Write true or false, 1 or 0, yes or no." };
}

/** What is wrong with a `what` (title, artist) made for people, if anything. */
export function textFault(what: string, text: string): Fault | undefined {
  if (text.length > LONGEST_TEXT) {
    return {
      rule: `${what}-too-long`,
      reason: `the ${what} has more than ${LONGEST_TEXT.toLocaleString("en")} characters`,
      remedy: "Shorten it, and check that no quotation mark or line end is missing.",
    };
  }
  if (!text.isWellFormed()) {
    return {
      rule: `invalid-${what}`,
      reason: `the ${what} contains half of a character (a lone surrogate)`,
      remedy: "Write the whole character, or remove it.",
    };
  }
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this looks for.
  if (!/[\u0000-\u001f\u007f]/.test(text)) return undefined;
  return {
    rule: `invalid-${what}`,
    reason: `the ${what} contains a control character`,
    remedy: "Remove it, and check that no quotation mark is missing.",
  };
}

/** A name on one line: an ending within it is a blank. */
export const onOneLine = (text: string): string =>
  /[\r\n\t]/.test(text) ? text.replace(/\s*[\r\n\t]\s*/g, " ").trim() : text.trim();

/**
 * A text in which typographic marks have lost the upper half of their code (’ is U+2019, and U+0019 is left of it), as it was; undefined
 * where that is not what is wrong with it.
 */
export function repaired(text: string): string | undefined {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this looks for.
  const whole = text.replace(/[\u0010-\u001f]/g, (mark) => String.fromCharCode(0x2000 + mark.charCodeAt(0)));
  return whole !== text && textFault("text", whole.slice(0, LONGEST_TEXT)) === undefined ? whole : undefined;
}

/** Said of a text that was {@link repaired}. */
export const REPAIRED: Fault = {
  outcome: "corrected",
  rule: "repaired-text",
  reason: "a typographic mark has lost half of its code; it was put back",
  remedy: "Nothing needs to be done.",
};

/** What is wrong with a longer text (lyrics, a description), in which lines may end. */
export function longTextFault(what: string, text: string): Fault | undefined {
  if (text.length > LONGEST_FACT) {
    return {
      rule: `${what}-too-long`,
      reason: `the ${what} has more than ${LONGEST_FACT.toLocaleString("en")} characters`,
      remedy: "Shorten it, and check that no quotation mark or line end is missing.",
    };
  }
  return textFault(what, text.replace(/[\r\n\t]/g, " ").slice(0, LONGEST_TEXT));
}

/** The fault of a row whose bytes are not UTF-8. */
export const MALFORMED: Fault = {
  rule: "malformed-utf-8",
  reason: "the bytes here are not UTF-8",
  remedy: "Save the file as UTF-8 and import it again.",
};

/** The fault of a row that has not as many cells as the header. */
export function widthFault(found: number, expected: number): Fault {
  const few = found < expected;
  return {
    rule: few ? "too-few-columns" : "too-many-columns",
    reason: `the line has ${found} ${found === 1 ? "column" : "columns"} where the first has ${expected}`,
    remedy: few ? "Add the missing cells, empty ones too." : "Enclose cells that contain the delimiter in quotation marks.",
  };
}
