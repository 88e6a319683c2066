import type { Facts, TrackFacts } from "@segue/engine";

/** A track as it may be recognised under another id. */
export function nameable({
  id,
  title,
  artist,
  facts,
}: Pick<TrackFacts, "id" | "title" | "artist"> & { readonly facts: Facts }): TrackFacts {
  const text = (name: string) => (typeof facts[name] === "string" ? facts[name] : null);
  const duration = typeof facts.duration === "number" ? facts.duration : null;
  return {
    id,
    title: title ?? null,
    artist: artist ?? null,
    album: text("album"),
    mbid: text("mbid"),
    isrc: text("isrc"),
    duration,
  };
}
