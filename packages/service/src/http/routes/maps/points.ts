import { OneOf } from "@segue/engine";
import { Type } from "typebox";
import { colouringFacts } from "../../../maps/colours.js";
import { mapSchema, presentMap } from "../../map-schema.js";
import { defineRoute } from "../../route.js";
import { idSchema, strict } from "../../schemas.js";

const name = Type.Union([Type.String(), Type.Null()]);

const pointsSchema = Type.Object({
  ...mapSchema.properties,
  ids: Type.Array(Type.String(), { description: "The tracks; all other lists are in their order" }),
  titles: Type.Array(name),
  artists: Type.Array(name),
  x: Type.Array(Type.Number()),
  y: Type.Array(Type.Number()),
  listeners: Type.Array(Type.Integer(), { description: "Of each track when the map was made" }),
  facts: Type.Array(Type.Object({ name: Type.String(), kind: OneOf(["names", "numbers"]), known: Type.Integer() }), {
    description: "By which the points can be coloured: see /v1/maps/{id}/facts/{name}",
  }),
});

export default defineRoute({
  method: "GET",
  url: "/v1/maps/:id/points",
  operation: "getMapPoints",
  tag: "maps",
  summary: "Where each track lies on a map, what it is called, and by which facts the points can be told apart",
  scope: "read",
  schemas: { params: strict({ id: idSchema("The map: plays, model or sound") }) },
  answer: { status: 200, schema: pointsSchema },
  async handle({ workspace, params }, { maps }) {
    const { ids, titles, artists, points, listeners, facts, ...record } = await maps.of(workspace, params.id);
    return {
      ...presentMap(record),
      ...{ ids, titles, artists },
      x: coordinates(points, 0),
      y: coordinates(points, 1),
      listeners: [...listeners],
      facts: colouringFacts(facts),
    };
  },
});

/** To a thousandth: less than a dot on any screen. */
const coordinates = (points: Float32Array, axis: 0 | 1) =>
  Array.from({ length: points.length / 2 }, (_, row) => Math.round(1000 * points[2 * row + axis]!) / 1000);
