import { aac } from "./aac.js";
import { aiff } from "./aiff.js";
import type { Decoder } from "./decoder.js";
import { flac } from "./flac.js";
import { m4a } from "./m4a.js";
import { mp3 } from "./mp3.js";
import { oggOpus } from "./ogg-opus.js";
import { oggVorbis } from "./ogg-vorbis.js";
import { wav } from "./wav.js";

/** Every format that is decoded. A new one is a file beside these and a line here; the vaguest beginning comes last. */
export const decoders: readonly Decoder[] = [flac, oggVorbis, oggOpus, wav, aiff, m4a, aac, mp3];
