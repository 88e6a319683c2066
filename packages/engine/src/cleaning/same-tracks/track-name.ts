import { articleFirst, artistKeys, readArtist } from "./artist-names.js";
import { compactKey, wordsOf } from "./compact-key.js";
import { takeGuests } from "./featuring.js";
import { isGenericTitle, isNoTitle } from "./nameless.js";
import { plainOr } from "./plain-text.js";
import { type ReadTitle, readTitle } from "./read-title.js";
import type { TrackFacts } from "./track-facts.js";

/** What title and artist say, for comparing; keys are made by `compactKey` and are never empty. */
export interface TrackName {
  /** The key of the title without guests and qualifiers. */
  readonly song: string;
  /** Keys of the main artists, sorted, at least one. */
  readonly artists: readonly string[];
  /** Keys of the guests, sorted; none where none are announced. */
  readonly guests: readonly string[];
  /** Title, artist and qualifiers for people, in plain text. */
  readonly shown: { readonly artist: string; readonly guests: readonly string[] } & ReadTitle;
}

/** The name of a track, or undefined where the title or the artist is not known. */
export function readName({ title, artist }: Pick<TrackFacts, "title" | "artist">): TrackName | undefined {
  const plain = plainOr(title);
  const credited = plain === "" || isNoTitle(plain) ? undefined : readArtist(artist ?? "");
  if (credited === undefined) return undefined;
  const titled = takeGuests(plain);
  const announced = [...titled.guests, ...credited.guests];
  const read = readTitle(articleFirst(titled.rest || plain));
  return {
    song: compactKey(read.base),
    ...(announced.length === 0 ? { artists: credited.main, guests: [] } : cast(credited.main, announced.flatMap(artistKeys))),
    shown: { ...read, artist: credited.shown, guests: announced },
  };
}

/** Main artists and guests, sorted: some services name the guests of a title among the artists again. */
function cast(named: readonly string[], announced: readonly string[]): Pick<TrackName, "artists" | "guests"> {
  const guests = new Set(announced);
  const main = named.filter((name) => !guests.has(name));
  const artists = main.length > 0 ? main : named;
  return { artists, guests: [...guests].filter((name) => !artists.includes(name)).sort() };
}

/** What tracks of one name have in common, or undefined for a name that many recordings have. */
export function nameKey(facts: TrackFacts): string | undefined {
  const name = readName(facts);
  if (name === undefined) return undefined;
  const album = isGenericTitle(wordsOf(name.shown.base)) ? albumKey(facts) : "";
  if (album === undefined) return undefined;
  return [name.song, name.shown.version.join(" "), name.artists.join("+"), album].join("\n");
}

/** The key of the album without qualifiers, or undefined where it is not known. */
export function albumKey({ album }: TrackFacts): string | undefined {
  const plain = plainOr(album);
  return plain === "" ? undefined : compactKey(readTitle(plain).base);
}

/** What the name of the album says of a track though its title does not: "live", "remix", "acoustic"; "" for most. */
export function kindOfAlbum(album: string | null | undefined, version: readonly string[]): string {
  const plain = plainOr(album);
  return KINDS.flatMap(([kind, pattern]) => (pattern.test(plain) && !version.includes(kind) ? [kind] : [])).join(" ");
}

const KINDS: readonly (readonly [string, RegExp])[] = [
  [
    "live",
    /\blive (?:at|in|from|on)\b|[([]live|[-:] live\b|^live!?$|\blive (?:album|sessions?)\b|\bin concert\b|\b(?:en|al|ao|dal) vivo\b|en directo|ライ[ブヴ]|现场|現場/,
  ],
  ["remix", /\bremix(?:es|ed)?\b|リミックス/],
  ["acoustic", /\bacoustic\b|\bunplugged\b|\bacustico\b|\bacoustique\b/],
  ["instrumental", /\binstrumentals?\b|\bkaraoke\b/],
];
