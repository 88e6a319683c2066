import type { PictureFailure } from "../ports/picture-files.js";
import type { SoundFailure } from "../ports/sound-files.js";

const AGAIN = "Copy the file again from where it came from; if it plays nowhere, it is lost.";
const CUT = "Cut it into shorter pieces, or ask for fewer features.";

/** What to do about a file of sound that was not read. */
export const REMEDIES: Readonly<Record<SoundFailure, string>> = {
  unknown: "Segue reads MP3, AAC (M4A), FLAC, Ogg Vorbis, Opus, WAV and AIFF, whatever their names.",
  damaged: AGAIN,
  undecodable: "Convert it, for example to FLAC.",
  "too-long": CUT,
  slow: AGAIN,
  memory: CUT,
  died: "Try it again; where it ends again the same way, the file is at fault.",
};

/** What to do about a picture that was not read. */
export const PICTURE_REMEDIES: Readonly<Record<PictureFailure, string>> = {
  unknown: "Segue reads JPEG, PNG and WebP, whatever their names.",
  damaged: "Take the picture again from where it came from.",
  "too-large": "Make it smaller: what is told of a cover needs no more than some hundred dots a side.",
  slow: "Take the picture again from where it came from.",
  memory: "Make it smaller.",
  died: "Try it again; where it ends again the same way, the picture is at fault.",
};
