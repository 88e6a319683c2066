/** Whether a plain artist is no artist's name but the word for a missing one, or for many. */
export const isNoArtist = (plain: string): boolean => NO_ARTIST.test(plain);

const NO_ARTIST =
  /^[[(<]?(?:unknown|unknown artist|various|various artists|va|v\.a\.|v\/a|no artist|artista sconosciuto|artiste inconnu|unbekannt(?:er interpret)?|n\/a|none|null|verschiedene(?: interpreten)?|divers|varios artistas|varios|soundtrack)[\])>]?$/;

/** Whether a plain title is only a number on a disc, or the word for a missing one. */
export const isNoTitle = (plain: string): boolean => NO_TITLE.test(plain);

const NO_TITLE =
  /^[[(<]?(?:(?:audio ?)?(?:track|piste|titel|pista|traccia|faixa|spur) ?#?\d+|unknown(?: title| track)?|untitled(?: track)?|no title|n\/a|none|null)[\])>]?$/;

/** Whether the words are such as an artist calls several tracks by, one on each album: "intro", "ii. allegro". */
export const isGenericTitle = (words: readonly string[]): boolean =>
  words.some((word) => GENERIC.has(word)) && words.every((word) => GENERIC.has(word) || NUMBERING.test(word));

const GENERIC = new Set(
  (
    "intro introduction introduccion interlude intermission outro skit prelude prologue epilogue reprise overture finale opening ending " +
    "theme allegro allegretto adagio andante andantino presto prestissimo largo larghetto lento vivace moderato menuetto menuet minuet " +
    "scherzo rondo allemande courante sarabande gigue gavotte bourree aria recitativo kyrie gloria credo sanctus benedictus agnus"
  ).split(" "),
);
const NUMBERING = /^(?:\d+|[ivx]+|ma|non|troppo|molto|con|brio|assai|poco|e|the|part|pt|no|dei|main|title|mosso|cantabile|and)$/;
