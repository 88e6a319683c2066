import { OneOf } from "@segue/engine";
import { Type } from "typebox";
import { SCOPES } from "../../../ports/keys.js";
import { defineRoute } from "../../route.js";

export default defineRoute({
  method: "GET",
  url: "/v1/caller",
  operation: "whoAsks",
  tag: "keys",
  summary: "What whoever asks may do, so that a page need not ask for what would be refused",
  scope: "read",
  schemas: {},
  answer: {
    status: 200,
    schema: Type.Object({
      scopes: Type.Array(OneOf(SCOPES), { description: "Of the key; all of them for somebody on this machine" }),
      operator: Type.Boolean({ description: "May look after the whole service: its machine, its workspaces" }),
    }),
  },
  handle: async ({ caller: { scopes, operator } }) => ({ scopes: [...scopes], operator }),
});
