import type { StoreState } from "../ports/store-state.js";
import { type Finding, findingsOf } from "./finding.js";

const RESTORE = "Restore a backup: segue restore FILE --force. Keep a copy of the data folder before.";

/** Whether the database is whole, and of this version. */
export function checkDatabase(state: StoreState): Finding[] {
  const { ok, warning, problem } = findingsOf("database");
  if (!state.present) return [ok("There is no database yet: the first command that needs one makes it.")];
  if (state.unreadable !== undefined) return [problem(`The database cannot be read: ${state.unreadable}.`, RESTORE)];
  const findings: Finding[] = [];
  if (state.damage.length > 0) findings.push(problem(`The database is damaged: ${state.damage.join("; ")}.`, RESTORE));
  if (state.dangling > 0)
    findings.push(problem(`${state.dangling} rows of the database refer to rows that are not there.`, RESTORE));
  if (state.unknownChanges.length > 0)
    findings.push(
      problem(`A newer Segue has changed the database (${state.unknownChanges.join(", ")}).`, "Use that version or a newer one."),
    );
  if (state.missingChanges.length > 0)
    findings.push(
      warning(
        `An older Segue wrote the database; the next start brings it up to date (${state.missingChanges.join(", ")}).`,
        "Make a backup with the older version first: segue backup FILE",
      ),
    );
  return findings.length > 0 ? findings : [ok("The database is whole and up to date.")];
}

/** Whether the store can be opened and looked into without changing it. */
export const canBeOpened = ({ present, unreadable, damage, unknownChanges, missingChanges }: StoreState): boolean =>
  present && unreadable === undefined && damage.length + unknownChanges.length + missingChanges.length === 0;
