import { mapRecords } from "../../../maps/kept-map.js";
import { mapSchema, presentMap } from "../../map-schema.js";
import { defineRoute } from "../../route.js";
import { pageOf } from "../../schemas.js";

export default defineRoute({
  method: "GET",
  url: "/v1/maps",
  operation: "listMaps",
  tag: "maps",
  summary: "The maps of the catalogue that were made, at most one of each kind",
  scope: "read",
  schemas: {},
  answer: { status: 200, schema: pageOf(mapSchema) },
  handle: async ({ workspace }, { services }) => ({ items: (await mapRecords(services, workspace)).map(presentMap) }),
});
