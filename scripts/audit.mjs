// Are the packages that users get known to be dangerous, or under licences that Segue must not carry? Fails where they are. Where the registry
// does not answer audits that is said, and does not fail: without it nothing can be known. `npm run check` runs it; alone: node scripts/audit.mjs.
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { root } from "./setup.mjs";

/** Advisories that are put up with for a while: { id: "GHSA-…", until: "2027-01-31", why: "…" }. From `until` on they fail again. */
const ALLOWED = [];
const SEVERE = new Set(["high", "critical"]);
/** Licences by which Segue as a whole would have to be under them. The lesser ones (LGPL), for libraries that can be replaced, do not ask that. */
const REFUSED = /(?<!L)(?:A?GPL|SSPL|BUSL|Commons-Clause|CC-BY-NC)/i;

/** What is wrong with a report of `npm audit --json`, a line for each; throws where it is no report. */
export function severe(report, allowed, today) {
  if (typeof report?.vulnerabilities !== "object") throw new Error(report?.message ?? "it gave no report");
  const advisories = Object.values(report.vulnerabilities)
    .flatMap(({ via }) => via)
    // Names of other packages only say through whom it comes.
    .filter((each) => typeof each === "object" && SEVERE.has(each.severity));
  const told = new Map(advisories.map((each) => [each.url?.split("/").at(-1) ?? String(each.source), each]));
  return [...told]
    .filter(([id]) => !allowed.some((each) => each.id === id && today < each.until))
    .map(([id, { name, severity, title, range }]) => `${name} ${range}: ${title} (${severity}, ${id})`);
}

/** Packages of a lock file that are not only for development and have no licence, or one that is refused. */
export function badLicences({ packages }) {
  return Object.entries(packages)
    .filter(([path, { dev, link }]) => path.startsWith("node_modules/") && !dev && !link)
    .filter(([, { license, optional }]) => REFUSED.test(license ?? "") || (license === undefined && !optional))
    .map(([path, { license }]) => `${path.slice("node_modules/".length)}: ${license ?? "no licence"}`);
}

function askRegistry() {
  const { stdout } = spawnSync("npm", ["audit", "--omit=dev", "--json"], { cwd: root, encoding: "utf8", timeout: 60_000 });
  try {
    return JSON.parse(stdout);
  } catch {
    return undefined;
  }
}

function main() {
  const faults = badLicences(JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")));
  try {
    faults.push(...severe(askRegistry(), ALLOWED, new Date().toISOString().slice(0, 10)));
  } catch (thrown) {
    console.log(`       known vulnerabilities could not be asked for (${thrown.message})`);
  }
  for (const fault of faults) console.log(fault);
  process.exit(faults.length > 0 ? 1 : 0);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main();
