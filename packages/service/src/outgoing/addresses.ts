import { isIP } from "node:net";
import ipaddr from "ipaddr.js";
import { SegueError } from "../errors.js";

/** Who may be asked on the service's behalf. */
export interface Addresses {
  /** Whether a host, by the name in the URL, may be asked at an address to which that leads. */
  allows(host: string, address: string): boolean;
}

/** Public by their ranges, and yet what a cloud tells its own machines, their credentials among it. */
const METADATA = ["168.63.129.16"];

/**
 * Public addresses, and those of a setting such as `files.lan, 10.1.0.0/16`: host names, addresses and ranges. Throws `invalid-config`
 * for a word that is none of these.
 */
export function readAddresses(setting: string): Addresses {
  const words = setting
    .split(",")
    .map((word) => word.trim().toLowerCase())
    .filter((word) => word !== "");
  const names = new Set(words.filter((word) => HOST_NAME.test(word) && isIP(word) === 0));
  const ranges = words.filter((word) => !names.has(word)).map(rangeOf);
  return {
    allows(host, address) {
      if (isIP(host) === 0 && names.has(host.toLowerCase())) return true;
      // `process` turns IPv4 in IPv6's clothes into what it is.
      const ip = ipaddr.process(address);
      if (ranges.some(([base, bits]) => base.kind() === ip.kind() && ip.match(base, bits))) return true;
      // Everything that is not plainly of the Internet has a range of its own: this machine, local networks, NAT, tunnels, multicast.
      return ip.range() === "unicast" && !METADATA.includes(ip.toString());
    },
  };
}

const HOST_NAME = /^(?=.{1,253}$)[a-z\d](?:[a-z\d-]*[a-z\d])?(?:\.[a-z\d](?:[a-z\d-]*[a-z\d])?)*$/;

function rangeOf(word: string): [ipaddr.IPv4 | ipaddr.IPv6, number] {
  if (ipaddr.isValidCIDR(word)) return ipaddr.parseCIDR(word);
  if (isIP(word) !== 0) return [ipaddr.parse(word), isIP(word) === 4 ? 32 : 128];
  throw new SegueError("invalid-config", `outgoing: ${JSON.stringify(word)} is no host name, address or range.`, {
    hint: 'Write for example outgoing = "files.lan, 10.1.0.0/16".',
  });
}
