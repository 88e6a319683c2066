import { expect, it } from "vitest";
import { coarseAddress } from "../../src/audit/coarse-address.js";

it.each([
  ["203.0.113.77", "203.0.113.0/24"],
  ["::ffff:203.0.113.77", "203.0.113.0/24"],
  ["127.0.0.1", "127.0.0.0/24"],
  ["2001:db8:abcd:12::1", "2001:db8:abcd::/48"],
  ["2001:0db8:0000:0012:1:2:3:4", "2001:db8:0::/48"],
  ["2001:db8::7", "2001:db8:0::/48"],
  ["fe80::1%eth0", "fe80:0:0::/48"],
  ["::1", "::/48"],
  ["nobody", null],
  [undefined, null],
])("of %s is told %s", (address, coarse) => {
  expect(coarseAddress(address)).toBe(coarse);
});
