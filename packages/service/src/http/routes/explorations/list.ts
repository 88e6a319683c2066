import { EVENT_KINDS, OneOf } from "@segue/engine";
import { Type } from "typebox";
import type { Consequence, Exploration } from "../../../ports/explorations.js";
import { defineRoute } from "../../route.js";
import { pageOf, pageQuery, pageRequest, strict, timeSchema, timeText } from "../../schemas.js";

const explorationSchema = Type.Object({
  id: Type.String({ description: "Of the answer" }),
  at: timeSchema,
  model: Type.String(),
  items: Type.Array(
    Type.Object({
      track: Type.String(),
      propensity: Type.Number({ description: "With which probability it came to its place, given those before it" }),
      events: Type.Array(Type.Object({ kind: OneOf(EVENT_KINDS), value: Type.Number() }), {
        description: "What the listener then did with it, by events that name the answer",
      }),
    }),
    { description: "In the order of the answer" },
  ),
});

export default defineRoute({
  method: "GET",
  url: "/v1/explorations",
  operation: "listExplorations",
  tag: "deployments",
  summary:
    "Answers in which chance had a say, the oldest first, with probabilities and what came of them: to judge other rankings by",
  scope: "read",
  schemas: { query: strict(pageQuery) },
  answer: { status: 200, schema: pageOf(explorationSchema) },
  async handle({ workspace, query }, { services: { store } }) {
    const page = await store.explorations.list(workspace, pageRequest(query));
    const ids = page.items.map(({ id }) => id);
    const done = await store.explorations.consequences(workspace, ids);
    return { ...page, items: page.items.map((each) => present(each, done)) };
  },
});

function present({ id, at, model, items }: Exploration, done: readonly Consequence[]) {
  const own = done.filter(({ recommendation }) => recommendation === id);
  const eventsOf = (track: string) =>
    own.filter((event) => event.track === track).map(({ kind, value }) => ({ kind: EVENT_KINDS[kind]!, value }));
  return { id, at: timeText(at), model, items: items.map((item) => ({ ...item, events: eventsOf(item.track) })) };
}
