import { Type } from "typebox";
import { stillAllowed } from "../../../hearing/allowed-folder.js";
import { filesOf } from "../../../hearing/sounds-of.js";
import type { TrackSound } from "../../../ports/sounds.js";
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
        { description: "Those that have a file, or are the same as one that has, in the order asked for" },
      ),
    }),
  },
  async handle({ workspace, body: { tracks } }, { services }) {
    const isAllowed = stillAllowed(services.config);
    const items: { track: string; seconds?: number; cover: string | null }[] = [];
    for (const [track, files] of await filesOf(services, workspace, tracks)) {
      const allowed: TrackSound[] = [];
      for (const file of files) if (await isAllowed(file.folder)) allowed.push(file);
      const [first] = allowed;
      if (first === undefined) continue;
      const { seconds } = first.found.format;
      const cover = allowed.find((file) => file.cover !== null)?.cover?.hash ?? null;
      items.push({ track, ...(seconds === undefined ? {} : { seconds }), cover });
    }
    return { items };
  },
});
