import { type DataRow, type Facts, type ProblemRow, parseIsrc, parseMbid } from "@segue/engine";
import type { NotedSound, SoundFault, SoundFound } from "../ports/sounds.js";

/** Letters of a text that is a name, and of one that is longer. */
const NAME = 1000;

/** What a file says, as the rows of an import: about its track, and what is to be told of the file itself. */
export function soundRows(sound: NotedSound): { readonly data: readonly DataRow[]; readonly problems: readonly ProblemRow[] } {
  const { place, track, found, fault } = sound;
  // The file as a whole.
  const at = { file: place, line: 0 };
  if (fault !== null || found === null)
    return { data: [], problems: fault === null ? [] : [{ type: "problem", ...at, outcome: "refused", ...fault }] };
  const problems = notesOn(found).map((note): ProblemRow => ({ type: "problem", ...at, outcome: "noted", ...note }));
  if (track === null) return { data: [], problems };
  const { title, artist } = namesOf(sound);
  const said = { title, ...(artist === undefined ? {} : { artist }), facts: factsOf(found) };
  const genres = found.tags.genres.map(plain).filter((genre) => genre !== "");
  const tags = [...new Set(genres.map((genre) => genre.toLowerCase()))].map(
    (tag): DataRow => ({ type: "tag", ...at, track, tag }),
  );
  return { data: [{ type: "track", ...at, track, ...said }, ...tags], problems };
}

/** How a file's track is called: by what is written in it, otherwise by the file's name. */
export function namesOf({ place, found }: Pick<NotedSound, "place" | "found">): {
  readonly title: string;
  readonly artist?: string;
} {
  const stem = place.slice(place.lastIndexOf("/") + 1).replace(/\.[^.]+$/, "");
  const title = plain(found?.tags.title ?? "") || plain(stem) || plain(place);
  const artist = plain(found?.tags.artist ?? found?.tags.albumArtist ?? "");
  return { title, ...(artist === "" ? {} : { artist }) };
}

/** What is written in a file as facts, by the names that all sources use. */
export function factsOf({ tags, format }: SoundFound): Facts {
  const [genre] = tags.genres;
  const texts = {
    album: tags.album,
    albumArtist: tags.albumArtist,
    genre,
    mbid: parseMbid(tags.recordingMbid),
    albumMbid: parseMbid(tags.releaseMbid),
    isrc: parseIsrc(tags.isrc),
  };
  const numbers = {
    year: tags.year,
    trackNumber: tags.track,
    discNumber: tags.disc,
    duration: format.seconds === undefined ? undefined : Math.round(format.seconds * 1000) / 1000,
    replayGain: tags.replayGain?.track,
  };
  const said = [
    ...Object.entries(texts).map(([name, text]) => [name, plain(text ?? "")] as const),
    ...Object.entries(numbers).filter((entry): entry is [string, number] => Number.isFinite(entry[1])),
  ];
  return Object.fromEntries(said.filter(([, value]) => value !== ""));
}

/** On one line, without what no text may hold. */
function plain(text: string): string {
  return (
    text
      .toWellFormed()
      // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this looks for.
      .replace(/[\u0000-\u001f\u007f-\u009f]+/g, " ")
      .trim()
      .slice(0, NAME)
      .replace(/[\ud800-\udbff]$/, "")
  );
}

/** A recording of which less than this share is heard is silent. */
const HEARD = 0.001;
/** An offset that is heard when a track begins, as an amplitude (−40 dBFS). */
const OFFSET = 0.01;
/** A share of clipped samples that no master has by chance: a hundredth of a second in ten. */
const CLIPPED = 0.001;
/** Noise is heard from this level on, where nothing else is: in dBFS. */
const NOISE = -60;

/** What is worth knowing about a file that was read. */
function notesOn({ quality }: SoundFound): SoundFault[] {
  if (quality === undefined)
    return [
      note(
        "sound-not-heard",
        "its sound is stored in a way that is not decoded: only what is written in it is known",
        "Convert it to FLAC to have it described.",
      ),
    ];
  const { silent, offset, clipped, noise = Number.NEGATIVE_INFINITY } = quality;
  const percent = (share: number) => `${Number((100 * share).toPrecision(2))} %`;
  const notes: SoundFault[] = [];
  if (silent > 1 - HEARD)
    notes.push(note("silent", "nothing is heard in it", "Take it out of the folder if it is not meant to be so."));
  if (Math.abs(offset) > OFFSET)
    notes.push(
      note(
        "dc-offset",
        `its samples lie around ${offset.toFixed(3)} rather than 0`,
        "Remove the offset with an editor of sound.",
      ),
    );
  if (clipped > CLIPPED)
    notes.push(
      note(
        "clipping",
        `it is clipped for ${percent(clipped)} of its time`,
        "Look for another master, or a copy that was not made louder.",
      ),
    );
  if (noise > NOISE)
    notes.push(
      note(
        "noise-floor",
        `where it is quietest noise is heard, at ${noise.toFixed(1)} dBFS`,
        "Listen to it; look for another transfer, or reduce the noise with an editor of sound.",
      ),
    );
  return notes;
}

const note = (rule: string, reason: string, remedy: string): SoundFault => ({ rule, reason, remedy });
