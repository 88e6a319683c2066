import { connect } from "node:net";
import type { WireRequest } from "./requests.js";

/** What came back; status 0 where the connection was closed without an answer. */
export interface WireAnswer {
  readonly status: number;
  readonly headers: ReadonlyMap<string, string>;
  readonly body: Buffer;
  /** Until the first byte, in milliseconds; until the end where nothing came. */
  readonly took: number;
}

/** Streams that never end are left after this long without a word, in milliseconds. */
const QUIET = 150;

/** Sends a request byte for byte on a connection of its own, which is left after `patience` milliseconds without a word. */
export function send(url: string, request: WireRequest, patience: number): Promise<WireAnswer> {
  const { hostname, port } = new URL(url);
  const begun = performance.now();
  return new Promise((resolve) => {
    const socket = connect({ host: hostname, port: Number(port), allowHalfOpen: true });
    const chunks: Buffer[] = [];
    let took: number | undefined;
    const finish = () => {
      socket.destroy();
      resolve({ ...parse(Buffer.concat(chunks), request.method), took: took ?? performance.now() - begun });
    };
    socket.setTimeout(patience, finish);
    socket.on("data", (chunk) => {
      took ??= performance.now() - begun;
      chunks.push(chunk);
      if (chunks.length === 1 && /content-type: text\/event-stream/i.test(chunk.toString("latin1")))
        socket.setTimeout(QUIET, finish);
    });
    socket.on("end", finish);
    // What is still being sent when the answer has come is of no interest to the server.
    socket.on("error", finish);
    socket.write(head(request));
    if (request.body !== undefined) socket.write(request.body);
    if (request.broken) socket.end();
  });
}

function head({ method, target, headers }: WireRequest): Buffer {
  const lines = headers.map(([name, value]) => `${name}: ${value}\r\n`).join("");
  return Buffer.from(`${method} ${target} HTTP/1.1\r\n${lines}connection: close\r\n\r\n`, "latin1");
}

function parse(bytes: Buffer, method: string): Omit<WireAnswer, "took"> {
  const end = bytes.indexOf("\r\n\r\n");
  if (end < 0) return { status: 0, headers: new Map(), body: bytes };
  const [first = "", ...lines] = bytes.subarray(0, end).toString("latin1").split("\r\n");
  const status = Number(first.split(" ")[1]);
  const rest = bytes.subarray(end + 4);
  // 100 Continue comes before the answer.
  if (status === 100) return parse(rest, method);
  const headers = new Map(
    lines.map((line) => [line.slice(0, line.indexOf(":")).toLowerCase(), line.slice(line.indexOf(":") + 1).trim()]),
  );
  const body = method === "HEAD" ? Buffer.alloc(0) : headers.get("transfer-encoding") === "chunked" ? unchunked(rest) : rest;
  return { status, headers, body };
}

function unchunked(bytes: Buffer): Buffer {
  const parts: Buffer[] = [];
  for (let at = 0; at < bytes.length; ) {
    const end = bytes.indexOf("\r\n", at);
    const length = Number.parseInt(bytes.subarray(at, end).toString("latin1"), 16);
    if (end < 0 || !(length > 0)) break;
    parts.push(bytes.subarray(end + 2, end + 2 + length));
    at = end + 4 + length;
  }
  return Buffer.concat(parts);
}
