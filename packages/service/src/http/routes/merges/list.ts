import { Type } from "typebox";
import { defineRoute } from "../../route.js";
import { pageOf, pageQuery, pageRequest, strict } from "../../schemas.js";

const mergeSchema = Type.Object({
  track: Type.String(),
  takenFor: Type.String(),
  by: Type.String({ description: "What tells: mbid, isrc or name" }),
  why: Type.String(),
});

export default defineRoute({
  method: "GET",
  url: "/v1/merges",
  operation: "listMerges",
  tag: "merges",
  summary: "Tracks that are taken for another one, as the newest snapshot has them",
  scope: "read",
  schemas: { query: strict(pageQuery) },
  answer: { status: 200, schema: pageOf(mergeSchema) },
  handle: ({ workspace, query }, { services }) => services.store.merges.list(workspace, pageRequest(query)),
});
