import { Type } from "typebox";
import { defineRoute } from "../../route.js";
import { pageOf, timeSchema, timeText } from "../../schemas.js";

const snapshotSchema = Type.Object({
  id: Type.String({ description: "The fingerprint of its content" }),
  revision: Type.Integer(),
  users: Type.Integer(),
  tracks: Type.Integer(),
  events: Type.Integer(),
  createdAt: timeSchema,
});

export default defineRoute({
  method: "GET",
  url: "/v1/snapshots",
  operation: "listSnapshots",
  tag: "snapshots",
  summary: "The datasets that models were trained on, newest first",
  scope: "read",
  schemas: {},
  answer: { status: 200, schema: pageOf(snapshotSchema) },
  async handle({ workspace }, { services }) {
    const snapshots = await services.store.snapshots.list(workspace);
    return {
      items: snapshots.map(({ fingerprint, createdAt, ...rest }) => ({
        id: fingerprint,
        ...rest,
        createdAt: timeText(createdAt),
      })),
    };
  },
});
