import { type Fault, problemAt, visible } from "./problem.js";
import { type Place, SourceError, type SourceOptions } from "./source.js";

/** Our words for what a column of a table of plays can mean. */
export const COLUMN_WORDS = ["user", "track", "plays", "rating", "time", "skipped", "duration", "title", "artist"] as const;
export type ColumnWord = (typeof COLUMN_WORDS)[number];

/** A column of a file. */
export interface Column {
  /** From 0. */
  readonly index: number;
  /** In the file's words; its number (from 1) where the file has no header. */
  readonly name: string;
}

export type Columns = Readonly<Partial<Record<ColumnWord, Column>>>;

/**
 * Names others give these columns, in the order in which they are preferred, as {@link plain} makes them. Names of people and
 * titles that serve as ids come last.
 */
const NAMES: Readonly<Record<ColumnWord, readonly string[]>> = {
  user: words("user id|user|uid|listener id|listener|member id|account id|customer id|profile id|user name|login|uname"),
  track: words(
    "track id|music id|song id|item id|recording id|musicbrainz track id|recording mbid|track mbid|track uri|spotify track uri|" +
      "spotify id|tid|iid|sid|track|music|song|item|isrc",
  ),
  plays: words(
    "plays|play count|play cnt|num plays|n plays|total plays|count|counts|listens|listen count|listening count|listen counts|weight|" +
      "scrobbles|scrobble count|streams|stream count|freq|frequency",
  ),
  rating: words("rating|ratings|user rating|score|stars|star rating|grade"),
  time: words(
    "time|timestamp|date time|date|ts|at|played at|listened at|listen time|listening time|play time|created at|event time|event timestamp|" +
      "scrobbled at|scrobble time|unix time|unix timestamp|utc time|uts|end time|time ms|timestamp ms",
  ),
  skipped: words("skipped|skip|was skipped|is skipped"),
  duration: words(
    "duration|ms played|msec played|seconds played|played seconds|secs played|sec played|duration ms|duration s|duration sec|" +
      "duration seconds|listened seconds|seconds listened|listen duration|listening duration|play duration",
  ),
  title: words("title|track name|track title|song title|song name|music name|music title|item name|name|track|song"),
  artist: words("artist|artist name|artists|performer|band"),
};

/** What may stand for the track where a table knows artists only. */
const ARTIST_IDS = words("artist id|musicbrainz artist id|artist mbid|artist|artist name");

const known = new Set([...Object.values(NAMES).flat(), ...ARTIST_IDS]);

/** Whether a column of this name would be understood. */
export function isKnownName(name: string): boolean {
  return known.has(plain(name));
}

/**
 * What the columns of a file mean, from its first record and the user's word. Without a track column, title and artist together
 * name the track; without these, the artist does (some tables count plays by artist).
 *
 * @throws SourceError for a column that is missing, named twice, or asked for and absent
 */
export function resolveColumns(
  header: readonly string[],
  place: Place,
  options: SourceOptions,
): { columns: Columns; isHeader: boolean } {
  const asked = checkedWords(options.columns ?? {}, header, place);
  const isHeader = !(hasNumbersOnly(asked) && !header.some(isKnownName));
  const names = isHeader ? header.map((name) => name.trim()) : header.map((_, index) => String(index + 1));
  const columns = new Map<ColumnWord, Column>();
  for (const [word, name] of asked) columns.set(word, { ...columnAsked(word, name, names, place) });
  if (isHeader) addByName(columns, names, place);
  const result = Object.fromEntries(columns) as Columns;
  checkComplete(result, header, place);
  return { columns: result, isHeader };
}

/** Whether a duration column of this name counts milliseconds; otherwise it counts seconds. */
export function countsMilliseconds(name: string): boolean {
  return /(?:^|[^a-z])(?:ms|msec|msecs|millis|milliseconds?)(?:[^a-z]|$)/i.test(name.replace(/([a-z])([A-Z])/g, "$1 $2"));
}

/** What others call a user, a track, and the rest, as {@link plain} makes them. */
export const namesOf = (word: ColumnWord): readonly string[] => NAMES[word];

/** The column of a header that has the first of these names that any has; undefined where none does. */
export function columnNamed(header: readonly string[], names: readonly string[]): Column | undefined {
  for (const wanted of names) {
    const index = header.findIndex((name) => plain(name) === plain(wanted));
    if (index >= 0) return { index, name: header[index]!.trim() };
  }
  return undefined;
}

/** A name without case, blanks, and marks. */
export function plain(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
}

function words(list: string): string[] {
  return list.split("|").map(plain);
}

function addByName(columns: Map<ColumnWord, Column>, names: readonly string[], place: Place): void {
  const find = (word: ColumnWord, wanted: readonly string[]): void => {
    if (columns.has(word)) return;
    const taken = new Set([...columns.values()].map(({ index }) => index));
    for (const want of wanted) {
      const indices = names.flatMap((name, index) => (plain(name) === want && !taken.has(index) ? [index] : []));
      if (indices.length > 1) throw broken(place, names, namedTwice(word, names[indices[0]!]!));
      if (indices.length === 1) {
        columns.set(word, { index: indices[0]!, name: names[indices[0]!]! });
        return;
      }
    }
  };
  for (const word of COLUMN_WORDS) find(word, NAMES[word]);
  if (!columns.has("title") || !columns.has("artist")) {
    if (!columns.has("track")) columns.delete("artist");
    find("track", ARTIST_IDS);
  }
}

/** The user's words as they are, once each is known. */
function checkedWords(asked: Readonly<Record<string, string>>, header: readonly string[], place: Place): [ColumnWord, string][] {
  return Object.entries(asked).map(([word, name]) => {
    if (!COLUMN_WORDS.includes(word as ColumnWord)) throw broken(place, header, unknownWord(word));
    return [word as ColumnWord, name];
  });
}

function hasNumbersOnly(asked: readonly [ColumnWord, string][]): boolean {
  return asked.length > 0 && asked.every(([, name]) => /^[1-9]\d*$/.test(name.trim()));
}

function columnAsked(word: ColumnWord, asked: string, names: readonly string[], place: Place): Column {
  const exact = names.indexOf(asked.trim());
  const alike = plain(asked) === "" ? -1 : names.findIndex((name) => plain(name) === plain(asked));
  const number = /^[1-9]\d*$/.test(asked.trim()) ? Number(asked) - 1 : -1;
  const index = [exact, alike, number].find((each) => each >= 0 && each < names.length);
  if (index === undefined) throw broken(place, names, notThere(word, asked));
  return { index, name: names[index]! };
}

function checkComplete(columns: Columns, header: readonly string[], place: Place): void {
  const named = columns.track ?? (columns.title && columns.artist);
  const missing = [...(columns.user ? [] : ["user"]), ...(named ? [] : ["track"])];
  if (missing.length > 0) throw broken(place, header, missingColumns(missing));
}

function broken(place: Place, header: readonly string[], fault: Fault): SourceError {
  return new SourceError(problemAt(place, undefined, header.map((name) => name.trim()).join(", "), fault));
}

function missingColumns(missing: readonly string[]): Fault {
  const options = missing.map((word) => `${word}=…`).join(",");
  return {
    rule: "missing-columns",
    reason: `the first line names no column for ${missing.join(" and ")}`,
    remedy: `Say which columns these are, by name or number: --columns ${options} (with numbers alone, the first line may be data).`,
  };
}

function notThere(word: string, asked: string): Fault {
  return {
    rule: "column-not-found",
    reason: `there is no column "${visible(asked)}" for ${word}`,
    remedy: `Give a name from the first line, or a column's number: --columns ${word}=…`,
  };
}

function unknownWord(word: string): Fault {
  return {
    rule: "unknown-column-word",
    reason: `"${visible(word)}" is not a meaning that a column can have`,
    remedy: `Left of "=" stands one of: ${COLUMN_WORDS.join(", ")}.`,
  };
}

function namedTwice(word: string, name: string): Fault {
  return {
    rule: "column-named-twice",
    reason: `two columns are called "${visible(name)}"`,
    remedy: `Say which one is meant by its number: --columns ${word}=…`,
  };
}
