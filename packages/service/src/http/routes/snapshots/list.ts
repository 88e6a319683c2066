import { defineRoute } from "../../route.js";
import { pageOf } from "../../schemas.js";
import { presentSnapshot, snapshotSchema } from "../../snapshot-schema.js";

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
    return { items: (await services.store.snapshots.list(workspace)).map(presentSnapshot) };
  },
});
