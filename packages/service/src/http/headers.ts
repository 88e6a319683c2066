import type { IncomingMessage, ServerResponse } from "node:http";
import type { FastifyRequest } from "fastify";
import helmet from "helmet";
import { SegueError } from "../errors.js";

/** What the documentation may do: run its own scripts, of which none stands in its page, and ask this service. */
export const DOCS_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; " +
  "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** For how long a browser uses nothing but TLS once it has seen the service behind it: a year, in seconds. */
const TLS_FOR = 31_536_000;

const none = ["'none'"];
const withHelmet = helmet({
  // What is no page may do nothing where a browser takes it for one; pages say what they need.
  contentSecurityPolicy: {
    useDefaults: false,
    directives: { defaultSrc: none, baseUri: none, formAction: none, frameAncestors: none },
  },
  xFrameOptions: { action: "deny" },
  // Only where it is true: see below.
  strictTransportSecurity: false,
});

/** Sets the headers that every answer has unless its route says otherwise: what browsers may do with it, and that nobody keeps it. */
export function protect(request: IncomingMessage, response: ServerResponse): void {
  withHelmet(request, response, (problem) => {
    if (problem !== undefined) throw problem;
  });
  response.setHeader("cache-control", "no-store");
  // Who lies about TLS does so to nobody but himself.
  if (request.headers["x-forwarded-proto"] === "https") response.setHeader("strict-transport-security", `max-age=${TLS_FOR}`);
}

/** Refuses a request that does not name one host, as HTTP/1.1 has it; proxies and caches may otherwise read it differently. */
export function checkHost({ raw }: FastifyRequest): void {
  const hosts = raw.rawHeaders.filter((name, i) => i % 2 === 0 && name.toLowerCase() === "host").length;
  if (hosts === 1 || (hosts === 0 && raw.httpVersion === "1.0")) return;
  throw new SegueError("invalid-request", hosts === 0 ? "The request names no host." : "The request names several hosts.", {
    hint: "Send the header Host once.",
  });
}
