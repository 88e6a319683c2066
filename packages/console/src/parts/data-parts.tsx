import { Link } from "@tanstack/react-router";
import { useTexts } from "../texts/language.js";

/** The parts of the data, one page each. */
export function DataParts() {
  const { parts } = useTexts().data;
  const pages = [
    ["/data", parts.overview],
    ["/data/tracks", parts.tracks],
    ["/data/listeners", parts.listeners],
    ["/data/events", parts.events],
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
