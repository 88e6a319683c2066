import { Type } from "typebox";
import { summaries, summaryOf, summarySchema } from "../../../hearing/feature-sets.js";
import { hearUpload, uploadSchema } from "../../../hearing/hear-upload.js";
import type { SoundTags } from "../../../ports/sound-files.js";
import { defineRoute } from "../../route.js";
import { strict } from "../../schemas.js";

const maybeText = Type.Optional(Type.String());
const maybeNumber = Type.Optional(Type.Number());

export default defineRoute({
  method: "POST",
  url: "/v1/analyses/sounds",
  operation: "analyzeSound",
  tag: "analyses",
  summary: "What an uploaded file of sound holds: what is written in it, its loudness, quality, tempo, key and tuning",
  scope: "train",
  audit: { how: "nothing" },
  asks: true,
  schemas: { body: strict({ upload: uploadSchema }) },
  answer: {
    status: 200,
    schema: Type.Object({
      file: Type.String(),
      format: Type.Object({
        name: Type.String({ description: "mp3, flac, ogg-vorbis, ogg-opus, m4a, aac, wav or aiff, by its content" }),
        seconds: maybeNumber,
        rate: Type.Optional(Type.Number({ description: "Samples a second" })),
        channels: maybeNumber,
        bitrate: Type.Optional(Type.Number({ description: "Bits a second" })),
      }),
      tags: Type.Object({
        title: maybeText,
        artist: maybeText,
        album: maybeText,
        albumArtist: maybeText,
        year: maybeNumber,
        genres: Type.Array(Type.String()),
        track: maybeNumber,
        disc: maybeNumber,
        recordingMbid: maybeText,
        releaseMbid: maybeText,
        isrc: maybeText,
        replayGain: Type.Optional(Type.Object({ track: maybeNumber, album: maybeNumber }, { description: "dB" })),
        lyrics: maybeText,
        cover: Type.Optional(Type.Object({ type: Type.String(), bytes: Type.Integer() })),
      }),
      features: Type.Record(Type.String(), summarySchema, {
        description:
          "By name of the set: loudness, quality, tempo, key, tuning; none where the sound is not decoded (Apple Lossless)",
      }),
    }),
  },
  async handle({ workspace, body: { upload } }, { services }) {
    const names = summaries.map(({ name }) => name);
    const { format, tags, features } = await hearUpload(services, workspace, upload, names, { orWritten: true });
    const computed = summaries.filter(({ name }) => features[name] !== undefined);
    const told = computed.map((set) => [set.name, summaryOf(set, features[set.name]!)]);
    return { file: upload.name, format, tags: tagsAnswer(tags), features: Object.fromEntries(told) };
  },
});

const tagsAnswer = ({ lyrics, cover, ...tags }: SoundTags) => ({
  ...tags,
  ...(lyrics === undefined ? {} : { lyrics: lyrics.text }),
  ...(cover === undefined ? {} : { cover: { type: cover.type, bytes: cover.bytes.length } }),
});
