import type { EventKind } from "../dataset/events.js";
import type { Fields } from "./json-fields.js";
import { startOf } from "./json-start.js";
import { type NamedListen, readNamedListens } from "./named-listens.js";
import type { Fault } from "./problem.js";
import type { Source, SourceOptions } from "./source.js";

/** The log of Pano Scrobbler, as JSON lines. */
export const panoScrobbler: Source = {
  name: "pano-scrobbler",
  title: "a Pano Scrobbler log (JSON lines)",
  examples: [
    {
      "panoscrobbler.jsonl": `{"timeHuman":"May 6, 2024, 07:08 UTC","timeMs":1714979289000,"artist":"A Band","track":"A Song","album":"An Album","albumArtist":"A Band","durationMs":200000,"event":"scrobble"}\n`,
    },
  ],
  detect: ({ head }) => (/"timeMs"\s*:/.test(startOf(head)) && /"track"\s*:/.test(startOf(head)) ? 1 : 0),
  async *read(files, options) {
    for (const file of files) yield* readNamedListens(file, undefined, (fields) => logged(fields, options));
  },
};

const PATHS = { artist: "artist", title: "track" };
const KINDS: Readonly<Record<string, EventKind>> = { scrobble: "play", love: "love" };

function logged(fields: Fields, { user = "me", now }: SourceOptions): NamedListen | undefined {
  const kind = KINDS[fields.text("event") ?? "scrobble"];
  if (kind === undefined) return fields.refuse("event", OTHER);
  const ms = fields.quantity("durationMs", "duration");
  return {
    paths: PATHS,
    user,
    artist: fields.text(PATHS.artist),
    title: fields.text(PATHS.title),
    kind,
    at: fields.time("timeMs", now),
    facts: {
      album: fields.text("album"),
      albumArtist: fields.text("albumArtist"),
      duration: ms === undefined || ms === 0 ? undefined : ms / 1000,
    },
  };
}

const OTHER: Fault = {
  outcome: "aside",
  rule: "other-event",
  reason: "this is neither a scrobble nor a love",
  remedy: "Nothing needs to be done.",
};
