import type { Fields } from "./json-fields.js";
import { startOf } from "./json-start.js";
import { type NamedListen, readNamedListens } from "./named-listens.js";
import type { Source, SourceOptions } from "./source.js";

/** A backup of a Maloja server. */
export const maloja: Source = {
  name: "maloja",
  title: "a Maloja export (JSON)",
  examples: [
    {
      "maloja_export.json": `{"maloja":{"export_time":1714979400},"scrobbles":[{"time":1714979089,"track":{"artists":["A Band","A Guest"],"title":"A Song",
"album":{"artists":["A Band"],"albumtitle":"An Album"},"length":200},"duration":180,"origin":"client:a"}]}`,
    },
  ],
  detect: ({ head }) =>
    /^\s*\{[\s\S]{0,2000}?"scrobbles"\s*:\s*\[/.test(startOf(head)) && /"title"\s*:/.test(startOf(head)) ? 1 : 0,
  async *read(files, options) {
    for (const file of files) yield* readNamedListens(file, "scrobbles", (fields) => scrobble(fields, options));
  },
};

const PATHS = { artist: "track.artists", title: "track.title" };

function scrobble(fields: Fields, { user = "me", now }: SourceOptions): NamedListen {
  const artists = fields.texts(PATHS.artist);
  return {
    paths: PATHS,
    user,
    artist: artists.length === 0 ? undefined : artists.join(", "),
    title: fields.text(PATHS.title),
    kind: "play",
    at: fields.time("time", now),
    duration: fields.quantity("duration", "duration"),
    facts: {
      album: fields.text("track.album.albumtitle"),
      albumArtist: fields.texts("track.album.artists").join(", ") || undefined,
      duration: fields.quantity("track.length", "duration"),
    },
  };
}
