import { withoutMarks } from "./marks.js";

/**
 * Text as it is compared before its words are: entities of HTML resolved, compatible forms made one (NFKC: full width, ligatures, half-width
 * kana), lower case, accents left out where they are no letters (`withoutMarks`), quotation marks and dashes typed plainly, invisible
 * characters left out, blanks single. Empty where the text is blank.
 */
export function plainText(text: string): string {
  const source = text.includes("&") ? withoutEntities(text) : text;
  const plain = PRINTABLE_ASCII.test(source) ? source.toLowerCase() : plainUnicode(source);
  return /\s\s|[^\S ]/.test(plain) ? plain.replace(/\s+/g, " ").trim() : plain.trim();
}

/** Plain text of what may be missing; what has only invisible characters stays as it is. */
export const plainOr = (text: string | null | undefined): string => (text == null ? "" : plainText(text) || text.trim());

const PRINTABLE_ASCII = /^[\x20-\x7e]*$/;

function plainUnicode(text: string): string {
  return withoutMarks(
    text
      .replace(/[‘’‛′ʼ´`＇]/g, "'") // First of all: NFKC makes a blank and an accent of "´".
      .normalize("NFKC")
      .toLowerCase()
      .replace(/[“”„‟″«»]/g, '"')
      .replace(/\p{Pd}|−/gu, "-")
      .replace(/[【〔]/g, "[")
      .replace(/[】〕]/g, "]")
      .replace(/\p{Cf}|\ufe0f/gu, ""),
  ).replace(/[ßæœøłđðþıħŧ]/g, (letter) => LETTERS[letter] ?? letter);
}

/** Letters of the Latin script that are no letter with a mark to Unicode, as catalogues without them write them. */
const LETTERS: Readonly<Record<string, string>> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  ł: "l",
  đ: "d",
  ð: "d",
  þ: "th",
  ı: "i",
  ħ: "h",
  ŧ: "t",
};

function withoutEntities(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(amp|quot|apos|lt|gt|nbsp));/gi, (whole, decimal, hexadecimal, name) => {
    if (name !== undefined) return ENTITIES[String(name).toLowerCase()] ?? whole;
    const code = decimal === undefined ? Number.parseInt(hexadecimal, 16) : Number(decimal);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

const ENTITIES: Readonly<Record<string, string>> = { amp: "&", quot: '"', apos: "'", lt: "<", gt: ">", nbsp: " " };
