import type { AuditRow } from "@segue/client";
import { useFormats } from "../texts/formats.js";
import { useTexts } from "../texts/language.js";
import { Scrolled } from "./scrolled.js";

const TONES: Readonly<Record<string, string>> = { done: "good", refused: "warn", failed: "bad" };

/** Longer ids are those that the service made up: their beginning tells them apart. */
const LONG = 24;

/** Rows of the audit log: when, who, what, on what, and how it went. */
export function AuditTable({ rows }: { readonly rows: readonly AuditRow[] }) {
  const { audit } = useTexts().operate;
  const { moment, count } = useFormats();
  const whoOf = ({ actor, actorName }: AuditRow) =>
    actorName ??
    ({ local: audit.local, service: audit.service, unknown: audit.unknown } as Record<string, string>)[actor] ??
    actor;
  return (
    <Scrolled label={audit.title}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{audit.when}</th>
            <th scope="col">{audit.who}</th>
            <th scope="col">{audit.action}</th>
            <th scope="col">{audit.target}</th>
            <th scope="col">{audit.outcome}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <td className="nowrap">{moment(row.at)}</td>
              <td>{whoOf(row)}</td>
              <th scope="row">
                {row.action} {row.count > 1 && <span className="soft">{audit.times(count(row.count))}</span>}
              </th>
              <td>
                {row.targetKind}{" "}
                {row.targetId !== null && (
                  <code title={row.targetId}>{row.targetId.length > LONG ? `${row.targetId.slice(0, 8)}…` : row.targetId}</code>
                )}{" "}
                {row.listener !== null && <span className="soft">{audit.listener}</span>}
              </td>
              <td className={TONES[row.outcome]}>{audit.outcomes[row.outcome]}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scrolled>
  );
}
