import { isIP } from "node:net";
import { SegueError } from "../errors.js";
import type { Addresses } from "./addresses.js";

const LONGEST = 2048;

/**
 * An address that somebody wants the service to ask. Throws `address-refused` where it must not be asked, as far as it tells by itself;
 * where its host's name leads is judged when it is connected to.
 */
export function checkUrl(text: string, addresses: Addresses, base?: URL): URL {
  const url = URL.canParse(text, base?.href) && text.length <= LONGEST ? new URL(text, base?.href) : undefined;
  if (url === undefined) throw refused("it is no address");
  if (url.protocol !== "http:" && url.protocol !== "https:") throw refused(`it begins with ${url.protocol.slice(0, 20)}`);
  if (base?.protocol === "https:" && url.protocol === "http:") throw refused("it leads from https to http");
  if (url.username !== "" || url.password !== "") throw refused("it holds a name or password");
  const host = hostOf(url);
  if (isIP(host) === 0) return url;
  // 2130706433, 0x7f.1 and 017700000001 are one and the same machine: who writes that wants to hide it.
  if (/^[a-z]+:\/\//i.test(text) && !text.toLowerCase().includes(`//${url.hostname}`))
    throw refused("its host is a number in an unusual spelling");
  if (!addresses.allows(host, host)) throw notPublic();
  return url;
}

/** The host without brackets. */
export const hostOf = ({ hostname }: URL): string => hostname.replace(/^\[|\]$/g, "");

/** To which address a name leads is not said: it may be of a network that the asking person does not see. */
export const notPublic = (): SegueError => refused("it leads to a machine that is not public");

const refused = (why: string) => new SegueError("address-refused", `The address may not be asked: ${why}.`);
