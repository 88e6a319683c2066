import { Type } from "typebox";
import { SegueError } from "../../../errors.js";
import { colouringFacts, tellingOf } from "../../../maps/colours.js";
import { defineRoute } from "../../route.js";
import { idSchema, strict } from "../../schemas.js";

const factSchema = Type.Union([
  Type.Object({
    kind: Type.Literal("names"),
    names: Type.Array(Type.String(), { description: "Those of most tracks first" }),
    codes: Type.Array(Type.Integer(), { description: "For each point the position of its name; −1 where it is unknown" }),
  }),
  Type.Object({
    kind: Type.Literal("numbers"),
    values: Type.Array(Type.Union([Type.Number(), Type.Null()]), { description: "For each point; null where it is unknown" }),
  }),
]);

export default defineRoute({
  method: "GET",
  url: "/v1/maps/:id/facts/:name",
  operation: "getMapFact",
  tag: "maps",
  summary: "What a fact says of each point of a map, in the order of its points",
  scope: "read",
  schemas: { params: strict({ id: idSchema("The map: plays, model or sound"), name: idSchema("The fact") }) },
  answer: { status: 200, schema: factSchema },
  async handle({ workspace, params }, { maps }) {
    const { facts } = await maps.of(workspace, params.id);
    const column = facts.find(({ name }) => name === params.name);
    const telling = column && tellingOf(column);
    if (telling !== undefined) return telling;
    const names = colouringFacts(facts).map(({ name }) => name);
    throw new SegueError("unknown-fact", `${JSON.stringify(params.name)} tells no tracks of this map apart.`, {
      hint: names.length === 0 ? "Nothing is known of its tracks that would." : `There are: ${names.join(", ")}.`,
    });
  },
});
