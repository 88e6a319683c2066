import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import type { Job } from "@segue/client";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parseConfig } from "../src/config.js";
import { fileName } from "../src/imports/fetch-upload.js";
import { readAddresses } from "../src/outgoing/addresses.js";
import { checkUrl } from "../src/outgoing/check-url.js";
import { openUrl } from "../src/outgoing/open-url.js";
import { json, raw, runningService } from "./http/running-service.js";

const PUBLIC = readAddresses("");
const CSV = "user_id,music_id\nann,t1\nann,t2\nbob,t2\n";

/** A web server on one address of this machine; every request is answered by its path. */
function webServer(address: string, answers: Readonly<Record<string, RequestListener>>) {
  const asked: string[] = [];
  let server: Server | undefined;
  beforeAll(async () => {
    server = createServer((request, response) => {
      asked.push(request.url ?? "");
      (answers[request.url?.split("?")[0] ?? ""] ?? notThere)(request, response);
    });
    await new Promise<void>((resolve) => server!.listen(0, address, resolve));
  });
  afterAll(() => {
    server?.closeAllConnections();
    server?.close();
  });
  return { asked, url: (path: string, host = address) => `http://${host}:${(server!.address() as AddressInfo).port}${path}` };
}

const notThere: RequestListener = (_, response) => void response.writeHead(404).end();
const file =
  (body: string | Buffer, headers: Record<string, string> = {}): RequestListener =>
  (_, response) =>
    void response.writeHead(200, headers).end(body);
const to =
  (location: () => string): RequestListener =>
  (_, response) =>
    void response.writeHead(302, { location: location() }).end();

// Allowed by the setting below; the other one, on the same machine, is not.
const friendly = webServer("127.0.0.2", {
  "/plays.csv": file(CSV),
  "/packed.csv": file(gzipSync(CSV), { "content-encoding": "gzip" }),
  "/odd.csv": file(CSV, { "content-encoding": "compress" }),
  "/cut.csv": file(gzipSync(CSV).subarray(0, 30), { "content-encoding": "gzip" }),
  "/page": file("<!doctype html><title>Please log in</title>", { "content-type": "text/html" }),
  "/large.csv": file(Buffer.alloc(100_000, "x")),
  "/endless.csv": (_, response) => {
    const more = setInterval(() => response.write(Buffer.alloc(20_000, "x")), 5);
    response.once("close", () => clearInterval(more));
  },
  "/bomb.csv": file(gzipSync(Buffer.alloc(10_000_000)), { "content-encoding": "gzip" }),
  "/silent": () => undefined,
  "/moved.csv": to(() => "/plays.csv"),
  "/inside.csv": to(() => hostile.url("/secret")),
  "/metadata": to(() => "http://169.254.169.254/latest/meta-data/"),
  "/file": to(() => "file:///etc/passwd"),
  "/round": to(() => "/round"),
});
const hostile = webServer("127.0.0.3", { "/secret": file(CSV) });

const running = runningService({ outgoing: "127.0.0.2, files.segue.invalid", uploadLimit: 65_536 });

async function imported(url: string): Promise<unknown> {
  const { client } = running();
  return client.result((await client.take(client.api.POST("/v1/imports", { body: { url } }))) as Job);
}

describe("addresses that the service is to ask", () => {
  it.each([
    ...["127.0.0.1", "127.1.2.3", "0.0.0.0", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1"],
    ...["100.100.100.200", "168.63.129.16", "192.0.0.192", "198.18.0.1", "224.0.0.1", "240.0.0.1", "255.255.255.255"],
    ...["::1", "::", "fe80::1", "fc00::1", "fd00:ec2::254", "ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:a9fe:a9fe"],
    ...["64:ff9b::7f00:1", "2002:7f00:1::", "2001::1", "::127.0.0.1", "2001:db8::1"],
  ])("%s is not public", (address) => {
    expect(PUBLIC.allows("files.example", address)).toBe(false);
    const url = `http://${address.includes(":") ? `[${address}]` : address}/plays.csv`;
    expect(() => checkUrl(url, PUBLIC)).toThrow(expect.objectContaining({ code: "address-refused" }));
  });

  it.each(["93.184.216.34", "1.1.1.1", "2606:4700::1111", "::ffff:1.1.1.1"])("%s is", (address) => {
    expect(PUBLIC.allows("files.example", address)).toBe(true);
  });

  it.each([
    ...[
      "file:///etc/passwd",
      "ftp://files.example/x",
      "gopher://x",
      "data:text/csv,a",
      "javascript:x",
      "//files.example/x",
      "x",
      "",
    ],
    ...[
      "http://",
      "http://user:pass@files.example/x",
      "https://token@files.example/x",
      `https://files.example/${"x".repeat(3000)}`,
    ],
    ...[
      "http://2130706433/",
      "http://0x7f000001/",
      "http://017700000001/",
      "http://127.1/",
      "http://0x08080808/",
      "http://134744072/",
    ],
    ...["http://%31%32%37.0.0.1/", "http://１２７.0.0.1/", "http://[::ffff:7f00:1]/", "http://127.0.0.1./", "HTTP://0x7f.1"],
  ])("%s is refused as it is written", (url) => {
    expect(() => checkUrl(url, PUBLIC)).toThrow(expect.objectContaining({ code: "address-refused", hint: expect.any(String) }));
  });

  it("may be allowed by name, address or range, and nothing more is by that", () => {
    const allowed = readAddresses(" files.lan, 10.1.0.0/16,192.168.1.7 , fd00::/8");
    expect(allowed.allows("files.lan", "10.9.9.9")).toBe(true);
    expect(allowed.allows("FILES.lan", "10.9.9.9")).toBe(true);
    expect(allowed.allows("x.files.lan", "10.9.9.9")).toBe(false);
    expect(allowed.allows("x", "10.1.2.3")).toBe(true);
    expect(allowed.allows("x", "::ffff:10.1.2.3")).toBe(true);
    expect(allowed.allows("x", "10.2.0.1")).toBe(false);
    expect(allowed.allows("x", "192.168.1.7")).toBe(true);
    expect(allowed.allows("x", "192.168.1.8")).toBe(false);
    expect(allowed.allows("x", "fd12::1")).toBe(true);
    expect(() => parseConfig({ outgoing: "10.0.0.0/99" })).toThrow(expect.objectContaining({ code: "invalid-config" }));
  });

  it("are judged by where their names lead, at the moment of connecting", async () => {
    const url = hostile.url("/secret", "localhost");
    expect(checkUrl(url, PUBLIC).hostname).toBe("localhost");
    await expect(openUrl(url, PUBLIC)).rejects.toMatchObject({ code: "address-refused" });
    expect(hostile.asked).toEqual([]);
  });

  it("are given up where nothing comes", async () => {
    const allowed = readAddresses("127.0.0.2");
    await expect(openUrl(friendly.url("/silent"), allowed, 150)).rejects.toMatchObject({ code: "download-failed" });
  });

  it("name the file", () => {
    expect(fileName("https://files.example/a/my%20plays.csv?x=1")).toBe("my plays.csv");
    expect(fileName("https://files.example/")).toBe("files.example");
    expect(fileName("https://files.example/a%0a%1b%zz.csv")).toBe("a%0a%1b%zz.csv");
    expect(fileName("https://files.example/a%0a%1b.csv")).toBe("a\\u000a\\u001b.csv");
  });
});

describe("an import of a file elsewhere", () => {
  it.each(["/plays.csv", "/packed.csv", "/moved.csv"])("takes what is at %s", async (path) => {
    expect(await imported(friendly.url(path))).toMatchObject({ rows: { read: 3 }, format: "plays" });
    const { items } = await running().client.take(running().client.api.GET("/v1/imports"));
    expect(items).toMatchObject([{ name: "plays.csv", rows: { kept: 3 } }]);
  });

  it.each([
    ["leads to another machine within", "/inside.csv", "address-refused"],
    ["leads to what clouds tell their own machines", "/metadata", "address-refused"],
    ["leads to a file of this machine", "/file", "address-refused"],
    ["leads nowhere", "/round", "download-failed"],
    ["is not there", "/nothing", "download-failed"],
    ["is too large", "/large.csv", "body-too-large"],
    ["never ends", "/endless.csv", "body-too-large"],
    ["blows up", "/bomb.csv", "body-too-large"],
    ["is packed by an unknown method", "/odd.csv", "download-failed"],
    ["is cut off", "/cut.csv", "download-failed"],
    ["is a page", "/page", "invalid-data"],
  ])("that %s takes nothing", async (_what, path, code) => {
    await expect(imported(friendly.url(path))).rejects.toMatchObject({ problem: { code } });
    expect(hostile.asked).toEqual([]);
  });

  it("is refused at once where the address tells that it must not be asked", async () => {
    const { url } = running().service;
    for (const body of [{ url: hostile.url("/secret") }, { url: "file:///etc/passwd" }])
      expect(await raw(url, "/v1/imports", json(body))).toMatchObject({ status: 422, body: { code: "address-refused" } });
    for (const body of [{}, { url: friendly.url("/plays.csv"), uploads: [{ id: "x", name: "x" }] }])
      expect(await raw(url, "/v1/imports", json(body))).toMatchObject({ status: 400, body: { code: "invalid-request" } });
  });

  it("does not tell where a name of the inside leads", async () => {
    const failing = imported(hostile.url("/secret", "localhost"));
    await expect(failing).rejects.toMatchObject({
      problem: { code: "address-refused", detail: expect.not.stringMatching(/127|::1/) },
    });
  });
});
