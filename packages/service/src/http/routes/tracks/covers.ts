import { Type } from "typebox";
import { coverFacts } from "../../../hearing/cover-facts.js";
import { defineRoute } from "../../route.js";
import { idSchema, strict } from "../../schemas.js";

export default defineRoute({
  method: "POST",
  url: "/v1/tracks/covers",
  operation: "describeCovers",
  tag: "tracks",
  summary: "What the covers of these tracks are made of: their own pictures, and how they sound for those that have none",
  scope: "read",
  audit: { how: "nothing" },
  asks: true,
  schemas: { body: strict({ tracks: Type.Array(idSchema("A track"), { minItems: 1, maxItems: 200 }) }) },
  answer: {
    status: 200,
    schema: Type.Object({
      items: Type.Array(
        Type.Object({
          track: Type.String(),
          cover: Type.Union([Type.String(), Type.Null()], { description: "For GET /v1/tracks/ID/cover?v=VERSION" }),
          facts: Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()]), {
            description:
              "Those that are known or were measured of key (0 C … 11 B, or a name), mode (1 major, 0 minor), tempo (beats a minute), energy, loudness (LUFS), onsets (a second), valence and arousal",
          }),
        }),
        { description: "Those that exist, in the order asked for" },
      ),
    }),
  },
  handle: async ({ workspace, body: { tracks } }, { services }) => ({ items: await coverFacts(services, workspace, tracks) }),
});
