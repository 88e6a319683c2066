import { describe, expect, it } from "vitest";

/** The script is plain JavaScript: what of it is tested, with its types. */
interface Audit {
  severe(report: unknown, allowed: readonly { id: string; until: string; why: string }[], today: string): string[];
  badLicences(lock: { packages: Record<string, object> }): string[];
}
const { severe, badLicences } = (await import(new URL("audit.mjs", import.meta.url).href)) as Audit;

const advisory = (id: string, severity: string) => ({
  name: "left-pad",
  severity,
  title: "It pads too much",
  url: `https://github.com/advisories/${id}`,
  range: "<2",
});
const REPORT = {
  vulnerabilities: {
    "left-pad": { via: [advisory("GHSA-1", "critical"), advisory("GHSA-2", "moderate"), advisory("GHSA-3", "high")] },
    "pads-a-lot": { via: ["left-pad"] },
  },
};

describe("the audit of packages", () => {
  it("fails on what is severe and known", () => {
    expect(severe(REPORT, [], "2026-01-01")).toEqual([
      "left-pad <2: It pads too much (critical, GHSA-1)",
      "left-pad <2: It pads too much (high, GHSA-3)",
    ]);
    expect(severe({ vulnerabilities: {} }, [], "2026-01-01")).toEqual([]);
  });

  it("puts up with what is allowed until its day", () => {
    const allowed = [{ id: "GHSA-1", until: "2026-02-01", why: "not reached" }];
    expect(severe(REPORT, allowed, "2026-01-31")).toHaveLength(1);
    expect(severe(REPORT, allowed, "2026-02-01")).toHaveLength(2);
  });

  it("says where nothing could be asked", () => {
    expect(() => severe({ message: "405 Method Not Allowed" }, [], "2026-01-01")).toThrow("405");
    expect(() => severe(undefined, [], "2026-01-01")).toThrow("no report");
  });

  it("refuses licences that Segue must not carry", () => {
    const packages = {
      "": { license: "Apache-2.0" },
      "node_modules/a": { license: "MIT" },
      "node_modules/b": { license: "AGPL-3.0-only" },
      "node_modules/c": { license: "GPL-2.0" },
      "node_modules/d": { license: "LGPL-3.0" },
      "node_modules/e": { license: "GPL-3.0", dev: true },
      "node_modules/f": {},
      "node_modules/g": { optional: true },
      "node_modules/h": { link: true },
    };
    expect(badLicences({ packages })).toEqual(["b: AGPL-3.0-only", "c: GPL-2.0", "f: no licence"]);
  });
});
