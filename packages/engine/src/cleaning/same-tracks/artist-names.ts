import { compactKey } from "./compact-key.js";

/**
 * The keys of the artists named together in plain text, sorted, each once: "b & the a" names a and b, in whatever order and with whatever
 * sign they are joined. "the" before a name is left out, "beatles, the" is put right, and "tyler, the creator" or "connick, jr" is one.
 * At least one where the text is not empty.
 */
export function artistKeys(plain: string): string[] {
  const known = remembered.get(plain);
  if (known !== undefined) return known;
  const names = articleFirst(plain)
    .split(BETWEEN)
    .map((name) => name.trim())
    .filter((name) => name !== "");
  const keys = [...new Set((names.length > 0 ? names : [plain]).map(nameKey))].filter((key) => key !== "").sort();
  if (remembered.size >= REMEMBERED) remembered.clear();
  remembered.set(plain, keys);
  return keys;
}

/** "beatles, the" as "the beatles". */
export const articleFirst = (plain: string): string => plain.replace(ARTICLE_BEHIND, "$2 $1");

const ARTICLE_BEHIND = /^([^,]+), (the|a|an|los|las|les|die|der|das|el|la|le)$/;
const BETWEEN =
  /\s*(?:[;&]|,(?! (?:the creator\b|jr\b|sr\b|ii))|(?<=\s)(?:\/|\+|and|und|et|y|x|×|vs\.?|versus|with|con|mit|avec)(?=\s))\s*/;

function nameKey(name: string): string {
  return compactKey(name.replace(/^the (?=.*[\p{L}\p{N}])/u, ""));
}

/** Artists have many tracks; what their names mean depends on nothing else. */
const remembered = new Map<string, string[]>();
const REMEMBERED = 50_000;
