import type { Random } from "@segue/kernels";
import type { Listing } from "./songs.js";
import { isrc, pick, uuid, type Way } from "./way.js";

/** The ways in which two services list one recording: what they do, by name. Undefined where a song offers no occasion. */
export const duplicateWays: Readonly<Record<string, Way>> = {
  "upper case": ({ song }) => both(song, { ...song, title: song.title.toUpperCase(), artist: song.artist.toUpperCase() }),
  "lower case": ({ song }) => both(song, { ...song, title: song.title.toLowerCase() }),
  "marks dropped": ({ song, marked }) => both({ ...song, artist: marked }, { ...song, artist: bare(marked) }),
  "marks apart": ({ song, marked }) => both({ ...song, artist: marked }, { ...song, artist: marked.normalize("NFD") }),
  "guest moved to the artist": ({ song, guest, random }) =>
    both(
      { ...song, title: `${song.title} (feat. ${guest})` },
      { ...song, artist: `${song.artist} ${pick(random, FEATURING)} ${guest}` },
    ),
  "guest announced otherwise": ({ song, guest, random }) =>
    both(
      { ...song, title: `${song.title} (feat. ${guest})` },
      {
        ...song,
        title: `${song.title} ${pick(random, [`[ft. ${guest}]`, `(Featuring ${guest})`, `ft. ${guest}`, `- feat. ${guest}`])}`,
      },
    ),
  "guest left out": ({ song, guest }) => both({ ...song, title: `${song.title} (feat. ${guest})` }, song),
  "guests in another order": ({ song, guest, other }) =>
    both(
      { ...song, title: `${song.title} (feat. ${guest} & ${other})` },
      { ...song, artist: `${song.artist} feat. ${other}, ${guest}` },
    ),
  "remaster after a dash": ({ song, random }) =>
    both(song, {
      ...song,
      title: `${song.title} - ${pick(random, ["2011 Remaster", "Remastered 2009", "Remastered", "2004 Digital Remaster", "Remasterizado 2013"])}`,
    }),
  "remaster in brackets": ({ song, random }) =>
    both(song, {
      ...song,
      title: `${song.title} ${pick(random, ["(Remastered 2009)", "[2015 Remaster]", "(Digitally Remastered)", "(Remastered Version)", "(2007 Remastered Album Version)"])}`,
    }),
  "two remasters": ({ song }) =>
    both({ ...song, title: `${song.title} (1999 Digital Remaster)` }, { ...song, title: `${song.title} - Remastered 2012` }),
  "live, written twice": ({ song, random }) => {
    const place = pick(random, ["Wembley", "the Royal Albert Hall", "Montreux 1986", "Red Rocks"]);
    return both({ ...song, title: `${song.title} (Live at ${place})` }, { ...song, title: `${song.title} - live at ${place}` });
  },
  explicit: ({ song, random }) =>
    both(song, { ...song, title: `${song.title} ${pick(random, ["[Explicit]", "(Explicit)", "- Explicit"])}` }),
  "album version": ({ song, random }) =>
    both(song, {
      ...song,
      title: `${song.title} ${pick(random, ["- Album Version", "(Album Version)", "(LP Version)", "[Original Version]"])}`,
    }),
  video: ({ song, random }) =>
    both(song, {
      ...song,
      title: `${song.title} ${pick(random, ["(Official Video)", "[Official Music Video]", "(Official Audio)", "(Lyric Video)", "(Official Video) [HD]", "(Lyrics)"])}`,
    }),
  "typographic quotes": ({ song }) => changed(song, (text) => text.replace(/'/g, "’").replace(/"([^"]*)"/g, "“$1”")),
  "typographic dashes": ({ song }) =>
    changed(song, (text) =>
      text
        .replace(/(?<=\w)-(?=\w)/g, "‐")
        .replace(/ - /g, " – ")
        .replace(/\.\.\./g, "…"),
    ),
  "and for &": ({ song }) => changed(song, (text) => text.replace(/ & /g, " and ")),
  "& for and": ({ song }) => changed(song, (text) => text.replace(/ and /gi, " & ")),
  "the article behind": ({ song }) =>
    changed(
      song,
      (text) => text,
      (artist) => artist.replace(/^The (.+)$/, "$1, The"),
    ),
  "the article left out": ({ song }) =>
    changed(
      song,
      (text) => text,
      (artist) => artist.replace(/^The (.+)$/, "$1"),
    ),
  "full width": ({ song }) => both(song, { ...song, title: wide(song.title) }),
  entities: ({ song }) => changed(song, (text) => text.replace(/&/g, "&amp;").replace(/'/g, "&#39;").replace(/"/g, "&quot;")),
  blanks: ({ song }) =>
    both(song, { ...song, title: ` ${song.title.replace(/ /g, "  ")}`, artist: song.artist.replace(/ /g, "\u00a0") }),
  "a year behind": ({ song, random }) => both(song, { ...song, title: `${song.title} (${1960 + random.int(60)})` }),
  "punctuation left out": ({ song }) => changed(song, (text) => text.replace(/[,.!?'"-]/g, "")),
  "parts written otherwise": ({ song, random }) => {
    const [long, short] = pick(random, [
      ["(Part 2)", "Pt. 2"],
      ["(Part II)", "(Pt. 2)"],
      ["- Part One", "(Pt. 1)"],
      [", Part 3", ", Pt. III"],
    ]);
    return both(
      { ...song, title: `${song.title} ${long}`.replace(" ,", ",") },
      { ...song, title: `${song.title} ${short}`.replace(" ,", ",") },
    );
  },
  "artists in another order": ({ song, other }) =>
    both({ ...song, artist: `${song.artist} & ${other}` }, { ...song, artist: `${other}, ${song.artist}` }),
  "the same MBID": ({ song, random }) => {
    const mbid = uuid(random);
    return both(
      { ...song, mbid },
      { ...song, mbid: mbid.toUpperCase(), title: `${song.title.split(" ").at(-1)} ??`, artist: typo(song.artist, random) },
    );
  },
  "the same ISRC": ({ song, random }) => {
    const code = isrc(random);
    const dashed = code.toLowerCase().replace(/^(..)(...)(..)/, "$1-$2-$3-");
    const title = pick(random, [typo(song.title, random), `${song.title} (Bonus CD)`]);
    return both({ ...song, isrc: code }, { ...song, isrc: dashed, title });
  },
  "two ways at once": ({ song, random }) =>
    both(song, {
      ...song,
      title: `${song.title.toLowerCase()} ${pick(random, ["(Remastered)", "- 2009 Remaster", "[Explicit]"])}`,
      artist: bare(song.artist).toUpperCase(),
    }),
  "a typing error": ({ song, random }) => both(song, { ...song, title: typo(song.title, random) }),
};

const FEATURING = ["feat.", "ft.", "featuring", "Feat", "Ft"];

const both = (a: Listing, b: Listing): ReturnType<Way> => [a, b];

/** The pair of a song and its change, where there is any. */
function changed(song: Listing, title: (text: string) => string, artist = title): ReturnType<Way> {
  const other = { ...song, title: title(song.title), artist: artist(song.artist) };
  return other.title === song.title && other.artist === song.artist ? undefined : [song, other];
}

const bare = (text: string) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "");

const wide = (text: string) =>
  text.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0)).replace(/ /g, "\u3000");

/** Two letters change places, or one is left out. */
function typo(text: string, random: Random): string {
  const at = random.int(Math.max(1, text.length - 1));
  const two = text.slice(at, at + 2);
  return text.slice(0, at) + (random.next() < 0.5 ? two.slice(1) : two.slice(1) + two.slice(0, 1)) + text.slice(at + 2);
}
