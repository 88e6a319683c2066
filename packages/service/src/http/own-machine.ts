import type { IncomingHttpHeaders } from "node:http";
import { isIPv4 } from "node:net";

/** Headers of proxies; those that begin with `x-forwarded` count as well. */
const FORWARDING = [
  ...["forwarded", "forwarded-for", "via", "x-real-ip", "x-client-ip", "x-cluster-client-ip", "x-original-host"],
  ...["x-original-forwarded-for", "true-client-ip", "cf-connecting-ip", "fastly-client-ip", "fly-client-ip", "cdn-loop"],
];

/** What tells whether a request is of somebody who sits at this machine. */
export interface Origins {
  /** The address at the other end of the connection. */
  readonly address: string | undefined;
  readonly headers: IncomingHttpHeaders;
}

/**
 * Why a request is not taken for one of somebody who sits at this machine, as the end of a sentence; undefined where it is. Connections of
 * this machine are not enough: its browser makes them for the pages of strangers, and a proxy on it for whoever asks.
 */
export function whyForeign({ address, headers }: Origins): string | undefined {
  if (!isLoopback(address ?? "")) return "it comes from another machine";
  const proxy = Object.keys(headers).find((name) => name.startsWith("x-forwarded") || FORWARDING.includes(name));
  if (proxy !== undefined) return `it came through a proxy (header ${proxy})`;
  // A name that leads here may be a stranger's, whose page is then of the same origin as this service.
  const { host = "" } = headers;
  if (!namesLoopback(host)) return `it names the host ${quoted(host)}, not localhost, 127.0.0.1 or [::1]`;
  return whyOtherPage(headers, `http://${host.toLowerCase()}`);
}

/** Whether a page of another site, or of another port, lets the browser ask. */
function whyOtherPage({ origin, referer, "sec-fetch-site": site }: IncomingHttpHeaders, own: string): string | undefined {
  // Browsers say that even where they send no origin: for pictures, links, frames.
  if (site !== undefined && site !== "same-origin" && site !== "none") return "a page of another site asks";
  if (origin !== undefined && origin !== own) return `a page of ${quoted(origin)} asks`;
  // Those that say neither still tell from where a link or a form leads here.
  if (referer !== undefined && !`${referer}/`.toLowerCase().startsWith(`${own}/`)) return "a page of another site leads here";
  return undefined;
}

function isLoopback(address: string): boolean {
  return address === "::1" || isLoopback4(address.replace(/^::ffff:/, ""));
}

const isLoopback4 = (address: string): boolean => isIPv4(address) && address.startsWith("127.");

/** Whether a Host header is a name of this machine that nobody else can give to another. */
function namesLoopback(host: string): boolean {
  const [, name = "", port = "0"] = /^(\[[\da-f:.]+\]|[^:]*)(?::(\d{1,5}))?$/i.exec(host) ?? [];
  return Number(port) <= 65_535 && (name.toLowerCase() === "localhost" || name === "[::1]" || isLoopback4(name));
}

const quoted = (text: string) => JSON.stringify(text.slice(0, 100));
