import { partWords } from "./part-words.js";

/**
 * What of plain text (`plainText`) must agree: its letters and digits without blanks and punctuation ("jay-z" is "jay z", "s.o.s." is
 * "sos"), a blank staying between digits; "&", "+" and "n" between words as "and"; signs that stand for letters as these ("p!nk",
 * "ke$ha", "c# minor"); parts counted in digits. Text without letters and digits ("!!!", "()") is its signs. Empty only for empty text.
 */
export function compactKey(plain: string): string {
  const words = SIMPLE.test(plain) ? plain.split(" ") : wordsOf(SIGNS.test(plain) ? withSigns(plain) : plain);
  const key = joined(partWords(words));
  return key === "" ? plain.replaceAll(" ", "") : key;
}

/** The words of plain text, apart from one another. */
export const wordsOf = (plain: string): string[] => plain.match(WORD) ?? [];

const SIMPLE = /^[a-z]+(?: [a-z]+)*$/;
const SIGNS = /[!$#♯♭,'&+]/;
const WORD = /[\p{L}\p{M}\p{N}\p{Sc}]+/gu;

function withSigns(plain: string): string {
  return plain
    .replace(/(?<=\p{L})!(?=\p{L})/gu, "i")
    .replace(/\$(?=\p{L})/gu, "s")
    .replace(/(?<=(?:^|[ (])[a-g])[#♯]/g, " sharp")
    .replace(/(?<=(?:^|[ (])[a-g])♭/g, " flat")
    .replace(/(?<=\d),(?=\d{3}(?!\d))/g, "")
    .replace(/'n'/g, " and ")
    .replace(/(?<=[\p{L}\p{N}][)\]'".!?]*) ?[&+] ?(?=[("'[]*[\p{L}\p{N}])/gu, " and ");
}

function joined(words: readonly string[]): string {
  let key = "";
  for (const [i, word] of words.entries()) {
    const and = word === "n" && i > 0 && i < words.length - 1;
    key += (/\d$/.test(key) && /^\d/.test(word) ? " " : "") + (and ? "and" : word);
  }
  return key;
}
