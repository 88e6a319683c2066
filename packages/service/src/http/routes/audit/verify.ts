import { Type } from "typebox";
import { verifyAudit } from "../../../audit/verify.js";
import { defineRoute } from "../../route.js";
import { strict } from "../../schemas.js";

export default defineRoute({
  method: "GET",
  url: "/v1/audit/verification",
  operation: "verifyAudit",
  tag: "audit",
  summary: "Whether every row of the audit log is in its place and as it was written",
  scope: "admin",
  schemas: {
    query: strict({
      seq: Type.Optional(Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER, description: "A row noted earlier" })),
      hash: Type.Optional(Type.String({ pattern: "^[0-9a-f]{64}$", description: "Its hash: the log must still go through it" })),
    }),
  },
  answer: {
    status: 200,
    schema: Type.Object({
      intact: Type.Boolean(),
      rows: Type.Integer({ description: "That were checked" }),
      first: Type.Integer({ description: "The first of them: older ones were cut off by age" }),
      last: Type.Integer(),
      hash: Type.String({ description: "The last row's: note it elsewhere, so that nobody can write the log anew unnoticed" }),
      problem: Type.Union([Type.String(), Type.Null()]),
    }),
  },
  handle({ workspace, query: { seq, hash } }, { services }) {
    const noted = seq === undefined || hash === undefined ? undefined : { seq, hash };
    return verifyAudit(services.store.audit, workspace, noted);
  },
});
