import { describe, expect, it } from "vitest";
import { whyForeign } from "../../src/http/own-machine.js";

const HERE = { address: "127.0.0.1", headers: { host: "127.0.0.1:8080" } };
const why = (headers: Record<string, string>, address = "127.0.0.1") =>
  whyForeign({ address, headers: { ...HERE.headers, ...headers } });

describe("a request without a key", () => {
  it.each(["127.0.0.1", "127.8.9.10", "::1", "::ffff:127.0.0.1"])("from %s may be of this machine", (address) => {
    expect(why({}, address)).toBeUndefined();
  });

  it.each(["10.0.0.1", "192.168.1.2", "::ffff:10.0.0.1", "fe80::1", "128.0.0.1", "1127.0.0.1", "::ffff:7f00:1x", ""])(
    "from %j is of another machine",
    (address) => {
      expect(why({}, address)).toBe("it comes from another machine");
    },
  );

  it.each(["localhost", "LOCALHOST:8080", "LocalHost:1", "127.0.0.1", "127.1.2.3:80", "[::1]", "[::1]:65535"])(
    "to the host %s is answered",
    (host) => {
      expect(why({ host })).toBeUndefined();
    },
  );

  it.each([
    ...["evil.example", "evil.example:8080", "localhost.evil.example", "127.0.0.1.evil.example", "127.0.0.1.nip.io"],
    ...["localhost.", "localhost.:8080", "127.0.0.1.", "127.1", "2130706433", "0x7f000001", "0177.0.0.1", "127.0.0.256"],
    ...[
      "0.0.0.0",
      "0.0.0.0:8080",
      "[::]",
      "[::ffff:127.0.0.1]",
      "[::1",
      "::1",
      "192.168.1.2:8080",
      "my-laptop",
      "my-laptop.local",
    ],
    ...[
      "localhost:99999",
      "localhost:8080x",
      "localhost:",
      "localhost:-1",
      "user@localhost",
      "localhost/x",
      "localhost evil",
      "",
    ],
  ])("to the host %j is not", (host) => {
    expect(why({ host })).toContain(`it names the host ${JSON.stringify(host)}`);
  });

  it("to no host is not", () => {
    expect(whyForeign({ address: "127.0.0.1", headers: {} })).toContain("it names the host");
  });

  it.each([
    "forwarded",
    "via",
    "x-forwarded-for",
    "x-forwarded-host",
    "x-forwarded-proto",
    "x-real-ip",
    "cf-connecting-ip",
    "cdn-loop",
  ])("that has the header %s came through a proxy", (name) => {
    expect(why({ [name]: "127.0.0.1" })).toBe(`it came through a proxy (header ${name})`);
  });

  it.each([
    ["a page of another site", { origin: "http://evil.example" }, "evil.example"],
    ["a page of another port", { origin: "http://127.0.0.1:3000" }, ":3000"],
    ["a page of this machine's other name", { origin: "http://localhost:8080" }, "localhost"],
    ["a page over TLS", { origin: "https://127.0.0.1:8080" }, "https"],
    ["a file, a sandbox or a redirect", { origin: "null" }, "null"],
    ["an empty origin", { origin: "" }, '""'],
    ["a picture, a script or a link of another site", { "sec-fetch-site": "cross-site" }, "another site"],
    ["a page of another port that sends no origin", { "sec-fetch-site": "same-site" }, "another site"],
    ["a word that no browser says", { "sec-fetch-site": "?" }, "another site"],
    ["a link of an old browser", { referer: "http://evil.example/page" }, "another site"],
    ["a page whose address begins alike", { referer: "http://127.0.0.1:8080.evil.example/" }, "another site"],
    ["a name that was bound to this machine", { host: "evil.example:8080", origin: "http://evil.example:8080" }, "evil.example"],
  ])("of %s is refused", (_what, headers, said) => {
    expect(why(headers)).toContain(said);
  });

  it.each([
    ["no browser", {}],
    ["the address bar", { "sec-fetch-site": "none" }],
    ["its own page", { "sec-fetch-site": "same-origin", origin: "http://127.0.0.1:8080", referer: "http://127.0.0.1:8080/docs" }],
    ["its own page in capitals", { host: "LOCALHOST:8080", origin: "http://localhost:8080" }],
  ])("of %s is answered", (_what, headers) => {
    expect(why(headers)).toBeUndefined();
  });
});
