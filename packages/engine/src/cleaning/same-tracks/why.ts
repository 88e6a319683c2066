import type { KnownTrack } from "./known-track.js";
import type { Merge } from "./merge.js";
import { readName } from "./track-name.js";

/** The reason for a merge as a sentence that follows "merged, because". `kept` is the track that the group ends with. */
export function why({ merged, like, by }: Merge, kept: KnownTrack): string {
  const both = like === kept ? "both" : `this and "${like.facts.id}", which is of the group,`;
  if (by === "mbid") return `${both} have the MusicBrainz id ${merged.mbid}`;
  if (by === "isrc") return `${both} have the ISRC ${merged.isrc}`;
  return `${both} are ${whyByName(merged, like)}`;
}

function whyByName(merged: KnownTrack, like: KnownTrack): string {
  const [name, other] = [readName(merged.facts)!, readName(like.facts)!]; // Only tracks with names are merged by name.
  const { base, version, artist } = other.shown;
  const dropped = [...new Set([...other.shown.dropped, ...name.shown.dropped])].sort().map((text) => `"${text}"`);
  const once = dropped.length === 0 ? "" : ` once ${dropped.join(" and ")} ${dropped.length === 1 ? "is" : "are"} left out`;
  return `"${base}"${version.length === 0 ? "" : ` (${version.join(" ")})`} by "${artist}"${once}${onOneSide(name.shown, other.shown)}`;
}

type Shown = NonNullable<ReturnType<typeof readName>>["shown"];

/** What one of two names says and the other does not. */
function onOneSide(a: Shown, b: Shown): string {
  const guests = (a.guests.length === 0) === (b.guests.length === 0) ? [] : [...a.guests, ...b.guests];
  const year = a.year === b.year ? "" : a.year || b.year;
  return (
    (guests.length === 0 ? "" : `; only one names ${guests.join(", ")} as guest`) +
    (year === "" ? "" : `; only one has the year ${year}`)
  );
}
