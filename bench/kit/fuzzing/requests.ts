import type { Random } from "@segue/kernels";
import type { Operation } from "./operations.js";
import { fitting, type Known, ODD_JSON, ODD_STRINGS, pick } from "./values.js";

/** A request as it goes over the wire. */
export interface WireRequest {
  readonly method: string;
  readonly target: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: Buffer | undefined;
  /** It is not whole, or no HTTP: the connection may be closed without an answer. */
  readonly broken: boolean;
  /** Its address or method may be another operation's. */
  readonly elsewhere: boolean;
}

interface Draft {
  method: string;
  path: string;
  query: [string, string][];
  headers: [string, string][];
  /** The value of a JSON body. */
  json: unknown;
  body: Buffer | undefined;
  broken: boolean;
  elsewhere: boolean;
}

/** A request for an operation: one that fits its schemas or, `mutated`, one in which something is wrong. */
export function requestFor(operation: Operation, random: Random, known: Known, mutated: boolean): WireRequest {
  const draft = fittingDraft(operation, random, known);
  if (mutated) for (let left = 1 + random.int(3); left > 0; left--) pick(MUTATIONS, random)(draft, random);
  return wire(draft);
}

function fittingDraft({ method, path, query, mime, body }: Operation, random: Random, known: Known): Draft {
  const named = query.filter(({ required }) => required || random.next() < 0.5);
  return {
    method,
    path: path.replace(/\/(\w+)\/\{\w+\}/g, (_, word: string) => `/${word}/${encodeURIComponent(idOf(word, random, known))}`),
    query: named.map(({ name, schema }) => [name, encodeText(String(fitting(schema, random, known, name)))]),
    headers: mime === undefined ? [] : [["content-type", mime]],
    json: body === undefined ? undefined : fitting(body, random, known),
    body: mime === "application/octet-stream" ? Buffer.from("user_id,music_id\nu1,t1\n") : undefined,
    broken: false,
    elsewhere: false,
  };
}

function idOf(word: string, random: Random, known: Known): string {
  const ids = known.get(word) ?? [];
  if (ids.length > 0 && random.next() < 0.75) return pick(ids, random);
  return pick(["none", "00000000-0000-4000-8000-000000000000", "x y", "é", "a@1"], random);
}

/** Percent-encoded, half surrogates as the bytes that stand for none. */
const encodeText = (text: string) => encodeURIComponent(text.toWellFormed());

function wire(draft: Draft): WireRequest {
  const text = draft.json === undefined ? undefined : withPieces(JSON.stringify(draft.json));
  const body = draft.body ?? (text === undefined ? undefined : Buffer.from(text));
  const query = draft.query.map(([name, value]) => `${name}=${value}`).join("&");
  const has = (name: string) => draft.headers.some(([each]) => each.toLowerCase() === name);
  return {
    method: draft.method,
    target: draft.path + (query === "" ? "" : `?${query}`),
    headers: [
      ...(has("host") ? [] : ([["host", "127.0.0.1"]] as const)),
      ...draft.headers,
      ...(body === undefined || has("content-length") || has("transfer-encoding")
        ? []
        : ([["content-length", String(body.length)]] as const)),
    ],
    body,
    broken: draft.broken,
    elsewhere: draft.elsewhere,
  };
}

/** A place in JSON at which a piece of {@link ODD_JSON} stands, which need not be JSON. */
const piece = (random: Random) => `@@${random.int(ODD_JSON.length)}@@`;
const withPieces = (text: string) => text.replace(/"@@(\d+)@@"/g, (_, at: string) => ODD_JSON[Number(at)]!);

type Mutation = (draft: Draft, random: Random) => void;

/** One header more, or another value for it. */
const header =
  (name: string, ...values: readonly string[]): Mutation =>
  (draft, random) => {
    draft.headers.push([name, pick(values, random)]);
  };

/** What can be wrong. Those of bodies and addresses stand several times: that is where the product's own code is. */
const MUTATIONS: readonly Mutation[] = [
  ...Array<Mutation>(6).fill(changeBody),
  ...Array<Mutation>(2).fill(breakBody),
  ...Array<Mutation>(4).fill(changeQuery),
  ...Array<Mutation>(4).fill(changePath),
  (draft, random) => {
    draft.method = pick(["GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE", "TRACE", "PROPFIND", "BREW"], random);
    draft.broken ||= draft.method === "BREW";
    draft.elsewhere = true;
  },
  (draft, random) => {
    draft.headers = draft.headers.filter(([name]) => name !== "content-type");
    const type = pick(
      ["", "text/plain", "application/xml", "application/json;charset=utf-16", "multipart/form-data", "x"],
      random,
    );
    if (type !== "") draft.headers.push(["content-type", type]);
  },
  header(
    "authorization",
    "",
    "Bearer",
    "Bearer ",
    "Bearer x",
    "Basic YTpi",
    "Bearer segue_x y",
    `Bearer ${"x".repeat(3000)}`,
    "\xff",
  ),
  header("host", "", "evil.example", "127.0.0.1:99999", "[::1", "localhost.", "a b", "LOCALHOST", "0.0.0.0", "127.0.0.1, evil"),
  header("origin", "null", "http://evil.example", "http://127.0.0.1", "", "x".repeat(2000)),
  header("sec-fetch-site", "cross-site", "same-site", "none", "?"),
  header("segue-workspace", "", "main", "none", "../main", "MAIN", "\xe9", "x".repeat(1000)),
  header("content-encoding", "gzip", "br", "identity", "deflate, gzip"),
  header("range", "bytes=0-1", "bytes=-1", "bytes=9-1", "bytes=0-0,2-2", "lines=1"),
  header("accept", "text/html", "application/xml", "*/*;q=0", "text/html;q=x", "\x01"),
  header("x-forwarded-for", "1.2.3.4", "' or 1", "127.0.0.1"),
  header("idempotency-key", "", "a", "x".repeat(300), "\xff\xfe", "a b"),
  header("expect", "100-continue", "200-ok"),
  (draft, random) => {
    draft.headers.push(["content-length", pick(["0", "-1", "1e3", "99999999999999999999", "5", "400000"], random)]);
    draft.broken = true;
  },
  header("upgrade", "websocket", "h2c"),
  header("if-none-match", "*", '"x"'),
  header("x-http-method-override", "DELETE"),
  header("cookie", "a=b", "__proto__=x", "=;;"),
  header("x-long", "x".repeat(20_000)),
  header("last-event-id", "1", "-1"),
  header("a b", "bad name"),
  (draft) => {
    for (let i = 0; i < 300; i++) draft.headers.push([`x-${i}`, "y"]);
  },
  (draft, random) => {
    draft.headers.push(["transfer-encoding", "chunked"]);
    draft.body = Buffer.from(
      pick(["0\r\n\r\n", "zz\r\nx\r\n", "5\r\nab", "ffffffffff\r\n", "2\r\n{}\r\n0\r\n\r\n", "1;x=y\r\n{\r\n0\r\n\r\n"], random),
    );
    draft.broken = true;
  },
];

/** Another value somewhere in the body, a field too many, or one too few. */
function changeBody(draft: Draft, random: Random): void {
  if (draft.json === undefined) return;
  const spot = anywhere(draft.json, random);
  if (spot === undefined || random.next() < 0.05) draft.json = piece(random);
  else if (random.next() < 0.7) spot.in[spot.at] = piece(random);
  else if (random.next() < 0.5) delete spot.in[spot.at];
  else spot.in[pick(["extra", "workspace", "id", "hash", "scopes", "createdAt", "__proto__x", "state"], random)] = piece(random);
}

function anywhere(value: unknown, random: Random): { in: Record<string, unknown>; at: string } | undefined {
  const spots: { in: Record<string, unknown>; at: string }[] = [];
  const visit = (node: unknown) => {
    if (typeof node !== "object" || node === null) return;
    for (const at of Object.keys(node)) {
      spots.push({ in: node as Record<string, unknown>, at });
      visit((node as Record<string, unknown>)[at]);
    }
  };
  visit(value);
  return spots.length === 0 ? undefined : pick(spots, random);
}

/** A body that is no JSON, too large, cut off, or there where none belongs. */
function breakBody(draft: Draft, random: Random): void {
  const whole = withPieces(JSON.stringify(draft.json ?? {}));
  const cut = whole.slice(0, random.int(whole.length + 1));
  const bodies = ["", "{", "\0", "\ufeff{}", cut, `${whole}x`, "a=b", pick(ODD_JSON, random), `"${"x".repeat(1_200_000)}"`];
  draft.body = random.next() < 0.1 ? Buffer.from([0x1f, 0x8b, 8, 0, 0xff, 0xfe]) : Buffer.from(pick(bodies, random));
}

function changeQuery(draft: Draft, random: Random): void {
  const [name, value] = draft.query.length > 0 ? pick(draft.query, random) : ["limit", "1"];
  const odd = random.next() < 0.2 ? pick(["%", "%zz", "%00", "%ff", "%ed%a0%80", "a&b", "=", "+"], random) : oddEncoded(random);
  const changes: readonly (() => void)[] = [
    () => draft.query.push([name, value]),
    () => draft.query.push([name, odd]),
    () => {
      draft.query = draft.query.map(([each, old]) => [each, each === name ? odd : old]);
    },
    () => draft.query.push([pick(["unknown", "__proto__", "n[]", "key", "", "workspace", "cursor", "text", "n"], random), odd]),
    () =>
      draft.query.push([
        "cursor",
        pick(["AAAA", "bnVsbA", "e30", "WzFd", "eyJhIjoxfQ", "WyIiXQ", "Wzk5OTk5OTk5OTk5OTk5OTk5OTk5XQ"], random),
      ]),
  ];
  pick(changes, random)();
}

function changePath(draft: Draft, random: Random): void {
  const parts = draft.path.split("/");
  const at = 1 + random.int(Math.max(1, parts.length - 1));
  const odd = pick(
    ["%2e%2e", "..", ".", "%00", "", "%2f", "%5c", "%", "%zz", "%c0%ae", "x".repeat(2000), "*", ":id", "{id}"],
    random,
  );
  const target = random.next() < 0.5 ? odd : oddEncoded(random);
  if (random.next() < 0.6) parts[at] = target;
  else parts.splice(at, 0, target);
  const path = parts.join("/");
  draft.path =
    random.next() < 0.05 ? pick(["*", "//evil.example/", `http://evil.example${path}`, "x", `${path}#x`, ""], random) : path;
  draft.broken ||= !draft.path.startsWith("/");
  draft.elsewhere = true;
}

const oddEncoded = (random: Random) => encodeText(pick([...ODD_STRINGS, "5", "-1", "1e9", "0"], random)).slice(0, 8000);
