/** Plain text and the guests that it announced. */
export interface Featuring {
  readonly rest: string;
  /** As announced, such as "x & y". */
  readonly guests: readonly string[];
}

/**
 * Takes the guests out of a plain title or artist: "(feat. x)", "[ft. x]", "featuring x". Without brackets they reach to the next bracket
 * or " - ". "with" announces guests and is as often a part of the title: it is left alone. So are feet ("six ft under") and forts ("ft. worth").
 */
export function takeGuests(plain: string): Featuring {
  if (!MAY_ANNOUNCE.test(plain)) return { rest: plain, guests: [] };
  const guests: string[] = [];
  const take = (_: string, names: string) => {
    guests.push(names.trim());
    return " ";
  };
  const rest = plain.replace(IN_BRACKETS, take).replace(BARE, take);
  return { rest: rest.replace(/\s+/g, " ").trim(), guests };
}

const MAY_ANNOUNCE = /feat|ft|f\//;
const NAMES = "(?:\\s*:)?\\s+(?!(?:worth|lauderdale|knox|myers)\\b)";
const NUMBER = "(?:\\d|\\b(?:one|two|three|four|five|six|seven|eight|nine|ten|hundred|thousand))";
const IN_BRACKETS = new RegExp(
  `[([{<]\\s*(?:feat\\.?|ft\\.?|featuring|f\\/)${NAMES}([^()[\\]{}<>]*[^()[\\]{}<>\\s][^()[\\]{}<>]*)[)\\]}>]?`,
  "g",
);
const BARE = new RegExp(
  `(?<=\\S\\s)(?:feat\\.?|ft\\.|(?<!${NUMBER}\\s)ft|featuring|f\\/)${NAMES}((?![&,+])(?:(?! - )[^()[\\]{}])*[^()[\\]{}\\s])`,
  "g",
);
