import type { FastifyReply, FastifyRequest } from "fastify";

/** Whether a browser asks: it would rather see a page than JSON. */
export const wantsPage = ({ headers }: FastifyRequest): boolean =>
  /\btext\/html\b/.test(headers.accept ?? "") && !/\bapplication\/json\b/.test(headers.accept ?? "");

/** Answers with a page that needs nothing from anywhere: no script, its own style only. */
export function answerPage(reply: FastifyReply, html: string): string {
  reply.type("text/html; charset=utf-8");
  reply.header("content-security-policy", "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'");
  // The serializer is for JSON.
  reply.serializer((payload) => payload as string);
  return html;
}
