import { type LookupAddress, type LookupOptions, lookup } from "node:dns";
import { request as httpRequest, type IncomingMessage } from "node:http";
import { request as httpsRequest } from "node:https";
import type { LookupFunction } from "node:net";
import { SegueError } from "../errors.js";
import { VERSION } from "../version.js";
import type { Addresses } from "./addresses.js";
import { checkUrl, hostOf, notPublic } from "./check-url.js";

/** From one address to the next, at most. */
const REDIRECTS = 3;
/** A server that says nothing for so long is given up, in milliseconds. */
const QUIET = 30_000;

/**
 * Asks for what is at an address and gives the answer, its body unread. Every address on the way is judged by `addresses`: as it is written,
 * and by where its name leads at the moment of connecting, so that a name cannot lead elsewhere afterwards. Throws `address-refused` or
 * `download-failed`.
 */
export async function openUrl(text: string, addresses: Addresses, quiet = QUIET): Promise<IncomingMessage> {
  let url = checkUrl(text, addresses);
  for (let redirects = 0; ; redirects++) {
    const answer = await ask(url, addresses, quiet);
    const { statusCode: status = 0, headers } = answer;
    if (status === 200) return answer;
    answer.destroy();
    if (!REDIRECTING.has(status) || headers.location === undefined) throw failed(url, `answered ${status}`);
    if (redirects === REDIRECTS) throw failed(url, `is the end of more than ${REDIRECTS} redirects`);
    url = checkUrl(headers.location, addresses, url);
  }
}

const REDIRECTING = new Set([301, 302, 303, 307, 308]);

function ask(url: URL, addresses: Addresses, quiet: number): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const request = (url.protocol === "https:" ? httpsRequest : httpRequest)(url, {
      agent: false,
      lookup: guarded(addresses),
      headers: { "user-agent": `segue/${VERSION}`, accept: "*/*", "accept-encoding": "identity" },
    });
    const late = () => request.destroy(failed(url, `said nothing for ${Math.ceil(quiet / 1000)} seconds`));
    // Until the answer begins, however slowly its headers come, and then whenever nothing comes.
    const answering = setTimeout(late, quiet);
    request.setTimeout(quiet, late);
    request.once("response", (answer) => {
      clearTimeout(answering);
      resolve(answer);
    });
    request.once("error", (thrown: Error & { code?: string }) => {
      clearTimeout(answering);
      reject(thrown instanceof SegueError ? thrown : failed(url, `cannot be reached (${thrown.code ?? thrown.message})`, thrown));
    });
    request.end();
  });
}

/** Looks a name up, and gives none of its addresses where one of them may not be asked. */
function guarded(addresses: Addresses): LookupFunction {
  return (host, options: LookupOptions, done) => {
    lookup(host, { ...options, all: true }, (error, found: LookupAddress[]) => {
      if (error !== null) return done(error, "", 0);
      if (found.length === 0 || !found.every(({ address }) => addresses.allows(host, address))) return done(notPublic(), "", 0);
      if (options.all) return done(null, found);
      done(null, found[0]!.address, found[0]!.family);
    });
  };
}

const failed = (url: URL, what: string, cause?: unknown) =>
  new SegueError("download-failed", `${url.protocol}//${hostOf(url)} ${what}.`, { cause });
