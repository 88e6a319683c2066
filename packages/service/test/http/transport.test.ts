import { connect, type Socket } from "node:net";
import { describe, expect, it } from "vitest";
import { json, raw, runningService } from "./running-service.js";

const running = runningService({ refusals: 1_000_000 });
/** Which waits for nobody: whoever is late there is to be late, however long the machine sleeps. */
const hasty = runningService({ patience: 1, refusals: 1_000_000 });

/** Opens a connection, sends the parts with a pause between them, and gives everything that comes back until it is closed. */
async function talk(parts: readonly (string | Buffer)[], pause = 0, to = running): Promise<string> {
  const { hostname, port } = new URL(to().service.url);
  const socket: Socket = connect({ host: hostname, port: Number(port) });
  let said = "";
  socket.setEncoding("utf8").on("data", (text: string) => {
    said += text;
  });
  const closed = new Promise((resolve) => socket.once("close", resolve));
  socket.on("error", () => undefined); // It is closed while there is more to send: what was said before is what counts.
  for (const part of parts) {
    socket.write(part);
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
  await closed;
  return said;
}

/** The status and the problem document of an answer. */
function told(answer: string): { status: number; headers: string; problem: Record<string, unknown> } {
  const [headers = "", body = ""] = answer.split("\r\n\r\n");
  return { status: Number(headers.split(" ")[1]), headers, problem: JSON.parse(body) as Record<string, unknown> };
}

describe("what is no request", () => {
  it.each([
    ["no HTTP", "hello\r\n\r\n", 400, "invalid-request"],
    ["a header with a space in its name", "GET /health HTTP/1.1\r\nhost: x\r\na b: c\r\n\r\n", 400, "invalid-request"],
    ["a length that is no number", "POST /v1/events HTTP/1.1\r\nhost: x\r\ncontent-length: 1e3\r\n\r\n", 400, "invalid-request"],
    [
      "a length and chunks",
      "POST /v1/events HTTP/1.1\r\nhost: x\r\ncontent-length: 3\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n",
      400,
      "invalid-request",
    ],
    [
      "headers of 20,000 characters",
      `GET /health HTTP/1.1\r\nhost: x\r\nx: ${"y".repeat(20_000)}\r\n\r\n`,
      431,
      "headers-too-large",
    ],
    ["no host", "GET /health HTTP/1.1\r\nconnection: close\r\n\r\n", 400, "invalid-request"],
    ["two hosts", "GET /health HTTP/1.1\r\nhost: a\r\nhost: b\r\nconnection: close\r\n\r\n", 400, "invalid-request"],
  ])("%s is told as a problem", async (_what, text, status, code) => {
    const answer = told(await talk([text]));
    expect(answer).toMatchObject({ status, problem: { status, code, requestId: expect.stringMatching(/^[\w-]{36}$/) } });
    for (const header of ["content-type: application/problem+json", "x-content-type-options: nosniff", "cache-control: no-store"])
      expect(answer.headers.toLowerCase()).toContain(header);
  });

  it("is answered once where its body turns out to be broken afterwards", async () => {
    const head = "POST /v1/tracks/%zz HTTP/1.1\r\nhost: localhost\r\ntransfer-encoding: chunked\r\n\r\n";
    expect((await talk([head, "zz\r\n"], 100)).match(/HTTP\/1\.1/g)).toHaveLength(1);
  });

  it.each([
    ["a body too large", "/v1/events", 413, "body-too-large"],
    ["an address that cannot be read", "/%zz", 400, "invalid-request"],
    ["what is no HTTP", "/v1/events", 400, "invalid-request", "a b: c\r\n"],
  ])("%s is told while the body is still being sent", async (_what, path, status, code, header = "") => {
    const piece = Buffer.alloc(2 ** 18, "x");
    const head = `POST ${path} HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ncontent-length: ${16 * piece.length}\r\n${header}`;
    const answer = told(await talk([`${head}connection: close\r\n\r\n`, ...Array<Buffer>(16).fill(piece)], 5));
    expect(answer).toMatchObject({ status, problem: { code } });
  });

  it("is answered where it wants no body and one is still being sent", async () => {
    const piece = Buffer.alloc(2 ** 18, "x");
    const head = `GET /health HTTP/1.1\r\nhost: localhost\r\ncontent-length: ${16 * piece.length}\r\nconnection: close\r\n\r\n`;
    expect(await talk([head, ...Array<Buffer>(16).fill(piece)], 5)).toMatch(/^HTTP\/1\.1 200 .*\}$/s);
  });

  it("is told so also after a request that was one", async () => {
    const answer = await talk(["GET /health HTTP/1.1\r\nhost: localhost\r\n\r\n", "no request\r\n\r\n"], 100);
    expect(answer.match(/HTTP\/1\.1 \d+/g)).toEqual(["HTTP/1.1 200", "HTTP/1.1 400"]);
  });

  it("is answered where it only expects what nobody promises", async () => {
    const answer = await talk(["GET /health HTTP/1.1\r\nhost: x\r\nexpect: wonders\r\nconnection: close\r\n\r\n"]);
    expect(answer).toContain("200 OK");
  });
});

describe("whoever is slow on purpose", () => {
  it("gets no further with headers", async () => {
    expect(told(await talk(["GET /health HTTP/1.1\r\nhost: x\r\nx-slow: "], 0, hasty))).toMatchObject({
      status: 408,
      problem: { code: "request-timeout" },
    });
  });

  it("gets no further with a body", async () => {
    const head = "POST /v1/events HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ncontent-length: 90\r\n\r\n";
    const answer = told(await talk([head, "{", '"', "e", "v"], 60, hasty));
    expect(answer).toMatchObject({ status: 408, problem: { code: "request-timeout" } });
  });

  it.each(["/v1/uploads", "/v1/nothing"])("is cut off at %s after having been refused", async (path) => {
    const head = `POST ${path} HTTP/1.1\r\nhost: evil.example\r\ncontent-type: application/octet-stream\r\ncontent-length: 90\r\n\r\n`;
    expect(await talk([head, "x", "x", "x", "x", "x", "x"], 100, hasty)).toMatch(/^HTTP\/1.1 40[14] /);
  });

  it("may take its time with an upload", async () => {
    const head =
      "POST /v1/uploads HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/octet-stream\r\ncontent-length: 6\r\n";
    expect(await talk([`${head}connection: close\r\n\r\n`, "a", "b", "c", "d", "e", "f"], 200, hasty)).toContain("201 Created");
  });
});

describe("headers of answers", () => {
  const strict = {
    "content-security-policy": expect.stringMatching(/^default-src 'none';.*frame-ancestors 'none'/),
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-resource-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cache-control": "no-store",
  };
  it.each([
    ["data", "/v1/tracks", {}],
    ["a problem", "/v1/tracks/none", {}],
    ["an address that is not there", "/nothing", {}],
    ["an address that cannot be read", "/v1/tracks/%zz", {}],
    ["a refusal", "/v1/tracks", { host: "evil.example" }],
    ["health", "/health", {}],
  ])("%s may not be kept, framed, sniffed or run", async (_what, path, headers) => {
    const answer = await raw(running().service.url, path, { headers });
    expect(answer.headers).toMatchObject(strict);
    for (const name of ["server", "x-powered-by", "strict-transport-security", "access-control-allow-origin"])
      expect(answer.headers[name], name).toBeUndefined();
  });

  it("hold browsers to TLS where a proxy speaks it", async () => {
    const headers = { "x-forwarded-proto": "https" };
    const answer = await raw(running().service.url, "/health", { headers });
    expect(answer.headers["strict-transport-security"]).toMatch(/^max-age=\d{8}/);
  });

  it("let the documentation run its own scripts, of which none stands in the page", async () => {
    const { url } = running().service;
    const page = await fetch(`${url}/docs/`);
    const policy = page.headers.get("content-security-policy") ?? "";
    expect(policy).toContain("script-src 'self';");
    const html = await page.text();
    const scripts = [...html.matchAll(/<script([^>]*)>([^<]*)/g)];
    expect(scripts.length).toBeGreaterThan(0);
    for (const [, attributes, inside] of scripts) {
      expect(inside!.trim()).toBe("");
      const [, source] = /src="([^"]+)"/.exec(attributes!)!;
      const script = await fetch(new URL(source!, `${url}/docs/`));
      expect(script.status).toBe(200);
    }
    expect(html).not.toMatch(/ on\w+=|javascript:|https?:\/\//);
  });
});

describe("a form of another site", () => {
  it.each(["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"])(
    "cannot send anything as %s",
    async (type) => {
      const init = { ...json({ events: [] }), headers: { "content-type": type } };
      expect(await raw(running().service.url, "/v1/events", init)).toMatchObject({
        status: 415,
        body: { code: "unsupported-media-type" },
      });
    },
  );
});

describe("a body of JSON", () => {
  const { body: fits } = json({ name: "[{".repeat(20) });
  it.each([
    ["lists in lists", `{"config":${"[".repeat(200_000)}${"]".repeat(200_000)},"algorithm":"als"}`],
    ["objects in objects", `{"algorithm":"als","config":${'{"a":'.repeat(100)}1${"}".repeat(100)}}`],
    ["another prototype", '{"algorithm":"als","config":{"__proto__":{"factors":1}}}'],
    ["another constructor", '{"algorithm":"als","config":{"constructor":{"prototype":{"factors":1}}}}'],
  ])("with %s is refused", async (_what, body) => {
    expect(await raw(running().service.url, "/v1/models", json(body))).toMatchObject({
      status: 400,
      body: { code: "invalid-request" },
    });
  });

  it("may hold brackets in its texts", async () => {
    expect((await raw(running().service.url, "/v1/keys", json(fits))).status).toBe(201);
  });
});
