import { Type } from "typebox";
import { pictureNameSchema } from "../hearing/draw.js";
import { type summaryOf, summarySchema } from "../hearing/feature-sets.js";
import type { TrackSound } from "../ports/sounds.js";
import type { Track } from "../ports/tracks.js";
import { trackSchema } from "./schemas.js";

const maybeNumber = Type.Optional(Type.Number());

const soundSchema = Type.Object(
  {
    format: Type.String({ description: "mp3, flac, ogg-vorbis, ogg-opus, m4a, aac, wav or aiff" }),
    seconds: maybeNumber,
    rate: Type.Optional(Type.Number({ description: "Samples a second" })),
    channels: maybeNumber,
    bitrate: Type.Optional(Type.Number({ description: "Bits a second" })),
    replayGain: Type.Optional(Type.Object({ track: maybeNumber, album: maybeNumber }, { description: "dB" })),
    quality: Type.Optional(
      Type.Object({
        silent: Type.Number({ description: "Share of its time" }),
        offset: Type.Number({ description: "Mean of the worst channel, from −1 to 1" }),
        clipped: Type.Number({ description: "Share of its time" }),
        floor: Type.Number({ description: "Level that a twentieth of it stays below, in dBFS" }),
        noise: Type.Optional(
          Type.Number({ description: "Level of the noise that is heard in its quiet passages, in dBFS; −120 where none is" }),
        ),
      }),
    ),
    features: Type.Record(Type.String(), summarySchema, {
      description: "By name of the set, those that were computed: loudness, quality, tempo, key, tuning",
    }),
    pictures: Type.Array(pictureNameSchema, { description: "What GET /v1/tracks/ID/picture can draw of it" }),
    lyrics: Type.Boolean({ description: "Whether GET /v1/tracks/ID/lyrics has its words" }),
  },
  { description: "What GET /v1/tracks/ID/sound plays" },
);

/** A track with what is known of its sound. */
export const heardTrackSchema = Type.Object({
  ...trackSchema.properties,
  sound: Type.Union([soundSchema, Type.Null()]),
  cover: Type.Union([Type.String(), Type.Null()], {
    description: "The version of its cover: GET /v1/tracks/ID/cover?v=VERSION may be kept for ever",
  }),
});

/** What was computed of a track's sound: its numbers, and of what there are pictures. */
interface Computed {
  readonly features: Readonly<Record<string, ReturnType<typeof summaryOf>>>;
  readonly pictures: readonly string[];
}

/** A track, and its files in the order in which they are played. */
export function presentHeard(track: Track, sounds: readonly TrackSound[], { features, pictures }: Computed) {
  const [first] = sounds;
  const cover = sounds.find((sound) => sound.cover !== null)?.cover?.hash ?? null;
  if (first === undefined) return { ...track, sound: null, cover };
  const { format, tags, quality } = first.found;
  const { name, ...stored } = format;
  const more = { ...(tags.replayGain ? { replayGain: tags.replayGain } : {}), ...(quality ? { quality } : {}) };
  return {
    ...track,
    sound: {
      format: name,
      ...stored,
      ...more,
      features,
      pictures: [...pictures],
      lyrics: sounds.some(({ hasLyrics }) => hasLyrics),
    },
    cover,
  };
}
