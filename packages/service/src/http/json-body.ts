import type { FastifyInstance } from "fastify";
import { SegueError } from "../errors.js";

/** How deep lists and objects of a body may lie in each other: far more than any schema asks for. */
const DEEPEST = 64;

/** Reads JSON bodies; keys by which JavaScript objects could be tampered with, and nesting on which checks would founder, are refused. */
export function readJsonBodies(server: FastifyInstance): void {
  const parse = server.getDefaultJsonParser("error", "error");
  server.removeContentTypeParser("application/json");
  server.addContentTypeParser("application/json", { parseAs: "string" }, (request, body, done) => {
    if (isTooDeep(String(body)))
      return done(new SegueError("invalid-request", `The body nests lists and objects more than ${DEEPEST} deep.`));
    // Fastify's own parser; it answers through `done`.
    void parse(request, String(body), done);
  });
}

/** Whether brackets outside of texts open more than `DEEPEST` deep; that all are closed the parser judges. */
function isTooDeep(text: string): boolean {
  let depth = 0;
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === QUOTE) quoted = !quoted;
    else if (quoted && c === BACKSLASH) i++;
    else if (!quoted && (c === BRACKET || c === BRACE)) {
      if (++depth > DEEPEST) return true;
    } else if (!quoted && (c === BRACKET_END || c === BRACE_END)) depth--;
  }
  return false;
}

const [QUOTE, BACKSLASH, BRACKET, BRACKET_END, BRACE, BRACE_END] = [...'"\\[]{}'].map((each) => each.charCodeAt(0));
