import type { Fields } from "./json-fields.js";
import { startOf } from "./json-start.js";
import { type NamedListen, readNamedListens } from "./named-listens.js";
import type { Fault } from "./problem.js";
import type { Source, SourceOptions } from "./source.js";

/**
 * What Spotify gives a listener on request: the extended streaming history (`Streaming_History_Audio_….json`, `endsong_….json`) and
 * the shorter one of the account data (`StreamingHistory….json`). Both tell when a play ended; here it counts when it began.
 */
export const spotify: Source = {
  name: "spotify",
  title: "Spotify's streaming history, extended or from the account data (JSON)",
  examples: [
    {
      "Streaming_History_Audio_2024_0.json": `[{"ts":"2024-05-06T07:11:29Z","username":"ann","ms_played":200000,
"master_metadata_track_name":"A Song","master_metadata_album_artist_name":"A Band","master_metadata_album_album_name":"An Album",
"spotify_track_uri":"spotify:track:0000000000000000000001","episode_name":null,"skipped":false}]`,
    },
    {
      "StreamingHistory_music_0.json": `[{"endTime":"2024-05-06 07:11","artistName":"A Band","trackName":"A Song","msPlayed":200000}]`,
    },
  ],
  detect: ({ head }) => (/"(?:master_metadata_track_name|msPlayed)"\s*:/.test(startOf(head)) ? 1 : 0),
  async *read(files, options) {
    for (const file of files) yield* readNamedListens(file, undefined, (fields) => entry(fields, options));
  },
};

function entry(fields: Fields, options: SourceOptions): NamedListen | undefined {
  return fields.raw("msPlayed") === undefined && fields.raw("endTime") === undefined
    ? extended(fields, options)
    : short(fields, options);
}

const EXTENDED = { artist: "master_metadata_album_artist_name", title: "master_metadata_track_name" };
const SHORT = { artist: "artistName", title: "trackName" };

function extended(fields: Fields, { user = "me", now }: SourceOptions): NamedListen | undefined {
  const [artist, title] = [fields.text(EXTENDED.artist), fields.text(EXTENDED.title)];
  if (artist === undefined && title === undefined) return fields.refuse(undefined, isSpoken(fields) ? SPOKEN : NAMELESS);
  const duration = seconds(fields, "ms_played");
  return {
    paths: EXTENDED,
    user: fields.text("username") ?? user,
    artist,
    title,
    kind: isSkipped(fields) ? "skip" : "play",
    at: begin(fields.time("ts", now), duration),
    duration,
    facts: {
      album: fields.text("master_metadata_album_album_name"),
      spotify: /^spotify:track:(\w+)$/.exec(fields.text("spotify_track_uri") ?? "")?.[1],
    },
  };
}

function short(fields: Fields, { user = "me", now }: SourceOptions): NamedListen | undefined {
  if (fields.raw("podcastName") !== undefined) return fields.refuse(undefined, SPOKEN);
  const duration = seconds(fields, "msPlayed");
  return {
    paths: SHORT,
    user,
    artist: fields.text(SHORT.artist),
    title: fields.text(SHORT.title),
    kind: "play",
    at: begin(fields.time("endTime", now), duration),
    duration,
    facts: {},
  };
}

const isSpoken = (fields: Fields): boolean =>
  ["episode_name", "spotify_episode_uri", "audiobook_title", "audiobook_uri"].some((path) => fields.raw(path) !== undefined);

/** Older histories count skips: 1 is one. */
const isSkipped = (fields: Fields): boolean => [true, 1, "true"].includes(fields.raw("skipped") as never);

function seconds(fields: Fields, path: string): number | undefined {
  const ms = fields.quantity(path, "duration");
  return ms === undefined ? undefined : ms / 1000;
}

const begin = (end: number | undefined, duration = 0): number | undefined =>
  end === undefined ? undefined : Math.round(end - duration * 1000);

const SPOKEN: Fault = {
  outcome: "aside",
  rule: "spoken-word",
  reason: "this is an episode of a podcast or an audiobook, no music",
  remedy: "Nothing needs to be done.",
};
const NAMELESS: Fault = {
  outcome: "aside",
  rule: "nameless-track",
  reason: "the entry names neither track nor artist: a local file, or a track that Spotify has removed",
  remedy: "Nothing can be done: the export does not say what was heard.",
};
