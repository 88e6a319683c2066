import { Type } from "typebox";
import { defineRoute } from "../../route.js";

export default defineRoute({
  method: "GET",
  url: "/v1/data",
  operation: "getData",
  tag: "reports",
  summary: "How much there is: listeners, tracks and events, as the store holds them now, before any cleaning",
  scope: "read",
  schemas: {},
  answer: {
    status: 200,
    schema: Type.Object({ users: Type.Integer(), tracks: Type.Integer(), events: Type.Integer() }),
  },
  async handle({ workspace }, { services: { store } }) {
    const [users, tracks, events] = await Promise.all(
      [store.users, store.tracks, store.events].map((each) => each.count(workspace)),
    );
    return { users, tracks, events };
  },
});
