import { Link, type LinkProps } from "@tanstack/react-router";
import { useTexts } from "../texts/language.js";

type Page = NonNullable<LinkProps["to"]>;

/** Links to the pages that make up a part of the console. */
function PagesOfPart({ label, pages }: { readonly label: string; readonly pages: readonly (readonly [Page, string])[] }) {
  return (
    <nav className="parts-nav" aria-label={label}>
      {pages.map(([to, name]) => (
        <Link key={to} to={to} search={({ as }) => ({ as })} activeOptions={{ exact: true, includeSearch: false }}>
          {name}
        </Link>
      ))}
    </nav>
  );
}

export function DataParts() {
  const { parts } = useTexts().data;
  const pages = [
    ["/data", parts.overview],
    ["/data/tracks", parts.tracks],
    ["/data/listeners", parts.listeners],
    ["/data/events", parts.events],
    ["/data/snapshots", parts.snapshots],
  ] as const;
  return <PagesOfPart label={parts.name} pages={pages} />;
}

export function OperateParts() {
  const { parts } = useTexts().operate;
  const pages = [
    ["/operate", parts.overview],
    ["/operate/jobs", parts.jobs],
    ["/operate/keys", parts.keys],
    ["/operate/usage", parts.usage],
    ["/operate/workspaces", parts.workspaces],
    ["/operate/audit", parts.audit],
    ["/operate/privacy", parts.privacy],
    ["/operate/settings", parts.settings],
  ] as const;
  return <PagesOfPart label={parts.name} pages={pages} />;
}
