import type { KeyRecord } from "../ports/keys.js";
import type { Services } from "../services.js";
import { type Finding, findingsOf } from "./finding.js";

const DAY = 24 * 3_600_000;
/** How long before its end a key is named, in milliseconds. */
const SOON = 14 * DAY;
/** How long a key may lie about unused. */
const UNUSED = 30 * DAY;
/** A clock may be so far off from the one by which something was written. */
const SKEW = 5 * 60_000;

/** Keys that end soon, that nobody uses, or that were made later than now. */
export async function checkKeys({ store, clock }: Pick<Services, "store" | "clock">, workspace: string): Promise<Finding[]> {
  const { ok, warning } = findingsOf("keys");
  const now = clock.now();
  const all = await store.keys.list(workspace);
  const valid = all.filter(({ revokedAt, expiresAt }) => revokedAt === null && (expiresAt ?? now + 1) > now);
  const findings: Finding[] = [];
  const inWorkspace = workspace === "main" ? "" : ` --workspace ${workspace}`;
  const tell = (some: readonly KeyRecord[], what: string, remedy: string) => {
    if (some.length > 0) findings.push(warning(`${named(some)} of ${workspace} ${what}`, remedy + inWorkspace));
  };
  const soon = valid.filter(({ expiresAt }) => expiresAt !== null && expiresAt - now < SOON);
  tell(soon, "end within two weeks.", `Make a successor: segue keys rotate ${soon[0]?.id}`);
  const unused = valid.filter(({ lastUsedAt, createdAt }) => lastUsedAt === null && now - createdAt > UNUSED);
  tell(
    unused,
    "were never used since they were made over a month ago.",
    `Revoke what nobody needs: segue keys revoke ${unused[0]?.id}`,
  );
  const later = all.filter(({ createdAt }) => createdAt - now > SKEW);
  tell(later, "were made later than it is now: the clock was or is wrong.", "Set the clock, then look at: segue keys list");
  if (all.length > 0 && !valid.some(({ scopes }) => scopes.includes("admin")))
    findings.push(
      warning(
        `${workspace} has no valid key with the scope admin: it can be looked after from the server's own machine only.`,
        `Make one there: segue keys create --name admin --scopes admin${inWorkspace}`,
      ),
    );
  if (findings.length > 0) return findings;
  return all.length === 0
    ? [ok(`${workspace} has no keys yet${workspace === "main" ? ": the first start of a server makes one" : ""}.`)]
    : [ok(`${valid.length} valid keys in ${workspace}.`)];
}

const named = (keys: readonly KeyRecord[]) =>
  `${keys.length} keys (${keys
    .slice(0, 3)
    .map(({ name, start }) => `${name}, ${start}…`)
    .join("; ")})`;
