import { friends } from "./friends.js";
import { jsonLines } from "./json-lines.js";
import { labels } from "./labels.js";
import { lastfm } from "./lastfm.js";
import { lastfm2k } from "./lastfm-2k.js";
import { listenbrainz } from "./listenbrainz.js";
import { maloja } from "./maloja.js";
import { panoScrobbler } from "./pano-scrobbler.js";
import { plays } from "./plays.js";
import { recbole } from "./recbole.js";
import { scrobblerLog } from "./scrobbler-log.js";
import { sessionLines } from "./session-lines.js";
import { sessions } from "./sessions.js";
import type { Source } from "./source.js";
import { spotify } from "./spotify.js";
import { tags } from "./tags.js";
import { tracks } from "./tracks.js";
import { users } from "./users.js";

/** Every format there is; where two are equally sure, the first is taken. A new one is a file beside these and a line here. */
export const sources: readonly Source[] = [
  spotify,
  listenbrainz,
  maloja,
  panoScrobbler,
  scrobblerLog,
  lastfm2k,
  recbole,
  lastfm,
  plays,
  sessionLines,
  jsonLines,
  friends,
  tags,
  labels,
  users,
  tracks,
  sessions,
];
