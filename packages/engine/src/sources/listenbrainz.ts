import type { Fields } from "./json-fields.js";
import { startOf } from "./json-start.js";
import { type NamedListen, readNamedListens } from "./named-listens.js";
import type { Fault } from "./problem.js";
import type { Source, SourceOptions } from "./source.js";

/** What ListenBrainz gives a listener (JSON lines), and what programs send it (`submit-listens` bodies). */
export const listenbrainz: Source = {
  name: "listenbrainz",
  title: "a ListenBrainz export (JSON lines), or the JSON that is sent to it",
  examples: [
    {
      "listens/2024/5.jsonl": `{"listened_at":1714979289,"track_metadata":{"artist_name":"A Band","track_name":"A Song","release_name":"An Album",
"mbid_mapping":{"recording_mbid":"00000000-0000-4000-8000-000000000001"},"additional_info":{"isrc":"AABBB2400001","duration_ms":200000}}}`,
    },
    {
      "body.json": `{"listen_type":"single","payload":[{"listened_at":1714979289,"track_metadata":{"artist_name":"A Band","track_name":"A Song"}}]}`,
    },
  ],
  detect: ({ head }) => (/"track_metadata"\s*:/.test(startOf(head)) ? 1 : 0),
  async *read(files, options) {
    for (const file of files) yield* readNamedListens(file, "payload", (fields) => listen(fields, options));
  },
};

const PATHS = { artist: "track_metadata.artist_name", title: "track_metadata.track_name" };
const INFO = "track_metadata.additional_info";
const MAPPING = "track_metadata.mbid_mapping";

function listen(fields: Fields, { user = "me", now }: SourceOptions): NamedListen | undefined {
  const score = fields.quantity("score", "score");
  if (fields.raw("listened_at") === undefined && score === undefined) {
    return fields.refuse(undefined, fields.raw("track_metadata") === undefined ? NO_LISTEN : PLAYING_NOW);
  }
  if (fields.raw("listened_at") === undefined && score !== 1) return fields.refuse("score", NO_LOVE);
  return {
    paths: PATHS,
    user: fields.text("user_name") ?? user,
    artist: fields.text(PATHS.artist),
    title: fields.text(PATHS.title),
    kind: fields.raw("listened_at") === undefined ? "love" : "play",
    at: fields.time(fields.raw("listened_at") === undefined ? "created" : "listened_at", now),
    facts: {
      album: fields.text("track_metadata.release_name"),
      mbid: fields.text(`${MAPPING}.recording_mbid`) ?? fields.text(`${INFO}.recording_mbid`),
      artistMbid: only(fields.texts(`${MAPPING}.artist_mbids`)) ?? only(fields.texts(`${INFO}.artist_mbids`)),
      albumMbid: fields.text(`${MAPPING}.release_mbid`) ?? fields.text(`${INFO}.release_mbid`),
      isrc: fields.text(`${INFO}.isrc`),
      spotify: /track[/:](\w+)/.exec(fields.text(`${INFO}.spotify_id`) ?? "")?.[1],
      duration: length(fields),
      trackNumber: fields.quantity(`${INFO}.tracknumber`, "number"),
    },
  };
}

/** The one text of a list; of several none says which counts. */
const only = (texts: readonly string[]): string | undefined => (texts.length === 1 ? texts[0] : undefined);

/** How long the track lasts, in seconds. */
function length(fields: Fields): number | undefined {
  const ms = fields.quantity(`${INFO}.duration_ms`, "duration");
  return ms === undefined ? fields.quantity(`${INFO}.duration`, "duration") : ms / 1000;
}

const PLAYING_NOW: Fault = {
  outcome: "aside",
  rule: "playing-now",
  reason: "this only says what plays now; it becomes a listen when it has been heard, with a time",
  remedy: "Nothing needs to be done.",
};
const NO_LISTEN: Fault = {
  rule: "no-listen",
  reason: "this says neither when something was listened to nor what",
  remedy: "Take the file as it was exported.",
};
const NO_LOVE: Fault = {
  outcome: "aside",
  rule: "no-love",
  reason: "feedback other than love is not taken",
  remedy: "Nothing needs to be done.",
};
