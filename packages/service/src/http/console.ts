import { randomBytes } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { wantsPage } from "./page.js";

/** What of a path begins with this is of programs; every other one may be a page of the console. */
const NO_PAGES = /^\/(v1|1|2\.0|rest|docs|metrics|health|ready|openapi\.json|assets)(\/|$)/;

const TYPES: Readonly<Record<string, string>> = {
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".woff2": "font/woff2",
};
/** Their names change with their content: whoever has one need never ask for it again. */
const FOR_EVER = "public, max-age=31536000, immutable";

/** The console as it was built: a page, and the files that it names. */
export interface Console {
  /** Whether a request that no route answers is one of a browser for a page. */
  readonly has: (request: FastifyRequest) => boolean;
  readonly answer: (reply: FastifyReply) => FastifyReply;
}

/** Serves the console of a folder: its files at `/assets`, its page at `/`. What lies in the folder now is all that is ever read. */
export function serveConsole(server: FastifyInstance, folder: string): Console {
  const page = readFileSync(join(folder, "index.html"), "utf8");
  const assets = new Map(readdirSync(join(folder, "assets")).map((name) => [name, kept(join(folder, "assets", name))]));
  const answer = (reply: FastifyReply): FastifyReply => {
    const nonce = randomBytes(16).toString("base64");
    const headers = { "content-security-policy": policy(nonce), "content-type": "text/html; charset=utf-8" };
    return reply
      .code(200)
      .headers(headers)
      .send(Buffer.from(page.replace("%NONCE%", nonce)));
  };
  server.get("/", { schema: { hide: true } }, (_request, reply) => answer(reply));
  server.get<{ Params: { name: string } }>("/assets/:name", { schema: { hide: true } }, async (request, reply) => {
    const asset = assets.get(request.params.name);
    if (asset === undefined) return reply.callNotFound();
    const { plain, packed } = await asset();
    const type = TYPES[extname(request.params.name)] ?? "application/octet-stream";
    reply.headers({ "content-type": type, "cache-control": FOR_EVER, vary: "accept-encoding" });
    const takesPacked = /\bgzip\b/.test(String(request.headers["accept-encoding"] ?? ""));
    return takesPacked ? reply.header("content-encoding", "gzip").send(packed) : reply.send(plain);
  });
  return {
    has: (request) => request.method === "GET" && wantsPage(request) && !NO_PAGES.test(request.url.split("?")[0]!),
    answer,
  };
}

/** Reads and packs a file when it is asked for first. */
function kept(file: string): () => Promise<{ plain: Buffer; packed: Buffer }> {
  let read: Promise<{ plain: Buffer; packed: Buffer }> | undefined;
  const readNow = async () => {
    const plain = readFileSync(file);
    return { plain, packed: await promisify(gzip)(plain, { level: 9 }) };
  };
  return () => {
    read ??= readNow();
    return read;
  };
}

/** The page runs its own scripts, asks this service, and nobody else; a style that is written while it runs has the nonce. */
const policy = (nonce: string) =>
  `default-src 'none'; script-src 'self'; style-src 'self' 'nonce-${nonce}'; img-src 'self' data:; font-src 'self'; ` +
  "media-src 'self' blob:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
