import { Type } from "typebox";
import { stillAllowed } from "../../../hearing/allowed-folder.js";
import { defineRoute } from "../../route.js";
import { idSchema, strict } from "../../schemas.js";

export default defineRoute({
  method: "POST",
  url: "/v1/tracks/sounds",
  operation: "findSounds",
  tag: "tracks",
  summary: "Which of these tracks can be played, how long each lasts, and the version of its cover: for lists of tracks",
  scope: "read",
  audit: { how: "nothing" },
  asks: true,
  schemas: { body: strict({ tracks: Type.Array(idSchema("A track"), { minItems: 1, maxItems: 1000 }) }) },
  answer: {
    status: 200,
    schema: Type.Object({
      items: Type.Array(
        Type.Object({
          track: Type.String(),
          seconds: Type.Optional(Type.Number()),
          cover: Type.Union([Type.String(), Type.Null()], { description: "For GET /v1/tracks/ID/cover?v=VERSION" }),
        }),
        { description: "Those that have a file of their own, in the order asked for" },
      ),
    }),
  },
  async handle({ workspace, body: { tracks } }, { services: { store, config } }) {
    const found = new Map<string, { track: string; seconds?: number; cover: string | null }>();
    const isAllowed = stillAllowed(config);
    for (const sound of await store.sounds.ofTracks(workspace, [...new Set(tracks)])) {
      const { track, folder, cover } = sound;
      if (!(await isAllowed(folder))) continue;
      const { seconds } = sound.found.format;
      const before = found.get(track) ?? { track, ...(seconds === undefined ? {} : { seconds }), cover: null };
      found.set(track, { ...before, cover: before.cover ?? cover?.hash ?? null });
    }
    return { items: [...new Set(tracks)].flatMap((track) => found.get(track) ?? []) };
  },
});
