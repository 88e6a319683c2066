import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from "node:http";
import type { Socket } from "node:net";
import type { Config } from "../config.js";
import { SegueError } from "../errors.js";
import { protect } from "./headers.js";
import { problemOf } from "./problem.js";
import { LINGER } from "./rest-of-body.js";

/** A connection on which nothing moves is closed after so long, in milliseconds; streams say more often that they are still there. */
const QUIET = 120_000;
/** A whole request, an upload of many gigabytes over a slow line included, in milliseconds. */
const WHOLE = 24 * 3_600_000;
/** How often connections are looked at for what is late, in milliseconds. */
const LOOK = 5_000;

/** Node's server as the API needs it: nobody may hold a connection for long without asking anything. */
export function createListener(route: RequestListener, { patience }: Pick<Config, "patience">): Server {
  const late = patience * 1000;
  const answer: RequestListener = (request, response) => {
    newest.set(request.socket, { request, response });
    protect(request, response);
    route(request, response);
  };
  const options = {
    // A request without one is told so like any other that does not fit: see `checkHost`.
    requireHostHeader: false,
    headersTimeout: late,
    requestTimeout: WHOLE,
    connectionsCheckingInterval: Math.min(LOOK, late / 2),
  };
  const server = createServer(options, answer);
  server.setTimeout(QUIET);
  // What a client expects beyond `100-continue` need not be met, and is no reason to refuse it.
  server.on("checkExpectation", answer);
  return server;
}

/** What is being asked, or was asked last, on a connection. */
const newest = new WeakMap<Socket, { readonly request: IncomingMessage; readonly response: ServerResponse }>();

/** Whether a request on a connection was answered before all of it had come: what is broken then is the rest of it. */
function hasBeenAnswered(socket: Socket): boolean {
  const last = newest.get(socket);
  return last?.response.headersSent === true && !last.request.complete;
}

/** Connections on which it was said that what came is no HTTP: whatever follows is broken as well, and is waited for a moment. */
const refused = new WeakSet<Socket>();

/** Answers what is no HTTP, or came too slowly to be a request: no route gets to see it. */
export function answerBroken({ code }: Error & { code?: string }, socket: Socket): void {
  if (refused.has(socket)) return;
  if (code === "ECONNRESET" || !socket.writable || hasBeenAnswered(socket)) return void socket.destroy();
  const problem = problemOf(BROKEN[code ?? ""] ?? noHttp(), randomUUID());
  const body = JSON.stringify(problem);
  const lines = [
    `HTTP/1.1 ${problem.status} ${problem.title}`,
    "content-type: application/problem+json; charset=utf-8",
    `content-length: ${Buffer.byteLength(body)}`,
    `x-request-id: ${problem.requestId}`,
    "content-security-policy: default-src 'none'",
    "x-content-type-options: nosniff",
    "cache-control: no-store",
    "connection: close",
  ];
  refused.add(socket);
  socket.end(`${lines.join("\r\n")}\r\n\r\n${body}`);
  setTimeout(() => socket.destroy(), LINGER).unref();
}

const noHttp = () => new SegueError("invalid-request", "What was sent is not well-formed HTTP.");

const BROKEN: Readonly<Record<string, SegueError>> = {
  HPE_HEADER_OVERFLOW: new SegueError("headers-too-large", "The address and the headers are larger than 16 KiB together."),
  ERR_HTTP_REQUEST_TIMEOUT: new SegueError("request-timeout", "The request did not come in time."),
};
