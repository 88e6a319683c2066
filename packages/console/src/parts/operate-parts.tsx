import { Link } from "@tanstack/react-router";
import { useTexts } from "../texts/language.js";

/** The parts of operation, one page each. */
export function OperateParts() {
  const { parts } = useTexts().operate;
  const pages = [
    ["/operate", parts.overview],
    ["/operate/jobs", parts.jobs],
    ["/operate/keys", parts.keys],
    ["/operate/audit", parts.audit],
  ] as const;
  return (
    <nav className="parts-nav" aria-label={parts.name}>
      {pages.map(([to, name]) => (
        <Link key={to} to={to} search={({ as }) => ({ as })} activeOptions={{ exact: true, includeSearch: false }}>
          {name}
        </Link>
      ))}
    </nav>
  );
}
