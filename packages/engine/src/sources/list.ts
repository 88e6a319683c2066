import { lastfm2k } from "./lastfm-2k.js";
import { listenbrainz } from "./listenbrainz.js";
import { maloja } from "./maloja.js";
import { panoScrobbler } from "./pano-scrobbler.js";
import { plays } from "./plays.js";
import type { Source } from "./source.js";
import { spotify } from "./spotify.js";

/** Every format there is; where two are equally sure, the first is taken. A new one is a file beside these and a line here. */
export const sources: readonly Source[] = [spotify, listenbrainz, maloja, panoScrobbler, lastfm2k, plays];
