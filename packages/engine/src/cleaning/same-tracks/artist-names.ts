import { compactKey } from "./compact-key.js";
import { takeGuests } from "./featuring.js";
import { isNoArtist } from "./nameless.js";
import { plainOr } from "./plain-text.js";

/** What an artist field names. */
export interface ArtistNames {
  /** The main artists in plain text, for people. */
  readonly shown: string;
  /** Their keys (`artistKeys`). */
  readonly main: readonly string[];
  /** Guests as announced. */
  readonly guests: readonly string[];
}

/** Reads an artist field; undefined where it names none. */
export function readArtist(artist: string): ArtistNames | undefined {
  if (remembered.has(artist)) return remembered.get(artist);
  if (remembered.size >= REMEMBERED) remembered.clear();
  const plain = plainOr(artist);
  const { rest, guests } = takeGuests(plain);
  const read = plain === "" || isNoArtist(plain) ? undefined : { shown: rest || plain, main: artistKeys(rest || plain), guests };
  remembered.set(artist, read);
  return read;
}

/** Artists have many tracks, and reading a name again gives the same. */
const remembered = new Map<string, ArtistNames | undefined>();
const REMEMBERED = 100_000;

/**
 * The keys of the artists named together in plain text, sorted, each once: "b & the a" names a and b, in whatever order and with whatever
 * sign they are joined. "the" before a name is left out, "beatles, the" is put right, and "tyler, the creator" or "connick, jr" is one.
 * At least one where the text is not empty.
 */
export function artistKeys(plain: string): string[] {
  const names = articleFirst(plain)
    .split(BETWEEN)
    .map((name) => name.trim())
    .filter((name) => name !== "");
  return [...new Set((names.length > 0 ? names : [plain]).map(keyOfName))].filter((key) => key !== "").sort();
}

/** "beatles, the" as "the beatles". */
export const articleFirst = (plain: string): string => (plain.includes(", ") ? plain.replace(ARTICLE_BEHIND, "$2 $1") : plain);

const ARTICLE_BEHIND = /^([^,]+), (the|a|an|los|las|les|die|der|das|el|la|le)$/;
const BETWEEN =
  /\s*(?:[;&]|,(?! (?:the creator\b|jr\b|sr\b|ii))|(?<=\s)(?:\/|\+|and|und|et|y|x|×|vs\.?|versus|with|con|mit|avec)(?=\s))\s*/;

function keyOfName(name: string): string {
  return compactKey(name.replace(/^the (?=.*[\p{L}\p{N}])/u, ""));
}
