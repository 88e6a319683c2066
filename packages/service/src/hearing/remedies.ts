import type { SoundFailure } from "../ports/sound-files.js";

const AGAIN = "Copy the file again from where it came from; if it plays nowhere, it is lost.";
const CUT = "Cut it into shorter pieces, or ask for fewer features.";

/** What to do about a file of sound that was not read. */
export const REMEDIES: Readonly<Record<SoundFailure, string>> = {
  unknown: "Segue reads MP3, FLAC, Ogg Vorbis, Opus, WAV and AIFF, whatever their names; of M4A and AAC what is written in them.",
  damaged: AGAIN,
  undecodable: "Convert it, for example to FLAC.",
  "too-long": CUT,
  slow: AGAIN,
  memory: CUT,
  died: "Try it again; where it ends again the same way, the file is at fault.",
};
