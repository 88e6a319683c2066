import { modelCard } from "../../../registry/card/card.js";
import { cardMarkdown } from "../../../registry/card/markdown.js";
import { cardPage } from "../../../registry/card/page.js";
import { cardSchema } from "../../../registry/card/schema.js";
import { answerPage, wantsPage } from "../../page.js";
import { defineRoute } from "../../route.js";
import { idSchema, strict } from "../../schemas.js";
import { surroundingsOf } from "../../surroundings.js";

export default defineRoute({
  method: "GET",
  url: "/v1/models/:id/card",
  operation: "getModelCard",
  tag: "models",
  summary: "What somebody should know who relies on a model; as Markdown or as a page where text/markdown or HTML is asked for",
  scope: "read",
  schemas: { params: strict({ id: idSchema("name, name@version or name@alias") }) },
  answer: { status: 200, schema: cardSchema },
  async handle({ workspace, params, raw, reply }, context) {
    const record = await context.models.find(workspace, params.id);
    const card = await modelCard(context.services, workspace, record, await surroundingsOf(context, workspace));
    reply.header("vary", "accept");
    if (wantsPage(raw)) return answerPage(reply, cardPage(card));
    if (!/\btext\/markdown\b/.test(raw.headers.accept ?? "")) return card;
    reply.type("text/markdown; charset=utf-8");
    // The serializer is for JSON.
    reply.serializer((payload) => payload as string);
    return cardMarkdown(card);
  },
});
