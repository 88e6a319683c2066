import { useQuery } from "@tanstack/react-query";
import { Link, Outlet, useSearch } from "@tanstack/react-router";
import { lazy, Suspense } from "react";
import { simulatedQuery } from "../api/queries.js";
import { SearchBox } from "../parts/search-box.js";
import { PlayerProvider, usePlayer } from "../player/player.js";
import { useTexts } from "../texts/language.js";
import { Choices } from "./choices.js";
import { Gate } from "./gate.js";
import { KeysProvider, useKeys } from "./keys.js";
import { peekIn } from "./peek.js";
import { useSession } from "./session.js";

const Inspector = lazy(async () => ({ default: (await import("../parts/inspector.js")).Inspector }));
const PlayerBar = lazy(async () => ({ default: (await import("../player/player-bar.js")).PlayerBar }));

/** What stands around every page: the places, the search, and who may look. */
export function Shell() {
  const texts = useTexts();
  const { client } = useSession();
  const { data: simulated } = useQuery(simulatedQuery(client));
  return (
    <KeysProvider>
      <PlayerProvider>
        <a className="skip-link" href="#content">
          {texts.skipToContent}
        </a>
        <div className="shell">
          <Places />
          <div>
            <header className="bar">
              {simulated === true && (
                <span className="mark" title={texts.simulatedWhy}>
                  {texts.simulated}
                </span>
              )}
              <SearchBox />
              <GoTo />
            </header>
            <main className="page" id="content" tabIndex={-1}>
              <Gate>
                <Outlet />
              </Gate>
            </main>
            <footer className="foot">
              <p>
                <a href="/docs">{texts.places.api}</a>
              </p>
              <Choices />
            </footer>
          </div>
          <Beside />
          <Heard />
        </div>
      </PlayerProvider>
    </KeysProvider>
  );
}

/** What is looked at beside the page, where the address says so. */
function Beside() {
  const peek = peekIn((useSearch({ strict: false }) as { readonly peek?: string }).peek);
  return <Suspense>{peek !== undefined && <Inspector peek={peek} />}</Suspense>;
}

/** The player, once there is something to hear. */
function Heard() {
  const { current } = usePlayer();
  return <Suspense>{current !== undefined && <PlayerBar />}</Suspense>;
}

/** Opens the palette by the pointer, and shows its key. */
function GoTo() {
  const { palette } = useTexts();
  const { openPalette } = useKeys();
  return (
    <button type="button" className="plain" onClick={openPalette}>
      {palette.open} <kbd>⌘K</kbd>
    </button>
  );
}

function Places() {
  const { places } = useTexts();
  return (
    <nav className="places" aria-label={places.name}>
      <div className="brand">Segue</div>
      <Link to="/" search={({ as }) => ({ as })} activeOptions={{ exact: true, includeSearch: false }}>
        {places.listen}
      </Link>
      <Link to="/map" search={({ as }) => ({ as })} activeOptions={{ includeSearch: false }}>
        {places.map}
      </Link>
      <Link className="only-wide" to="/search" search={({ as }) => ({ as })} activeOptions={{ includeSearch: false }}>
        {places.search}
      </Link>
      <Link className="begins" to="/data" search={({ as }) => ({ as })} activeOptions={{ includeSearch: false }}>
        {places.data}
      </Link>
      <Link to="/models" search={({ as }) => ({ as })} activeOptions={{ includeSearch: false }}>
        {places.models}
      </Link>
      <Link to="/playground" search={({ as }) => ({ as })} activeOptions={{ includeSearch: false }}>
        {places.playground}
      </Link>
      <Link className="begins" to="/operate" search={({ as }) => ({ as })} activeOptions={{ includeSearch: false }}>
        {places.operate}
      </Link>
      <a className="only-wide" href="/docs">
        {places.api}
      </a>
      <Choices />
    </nav>
  );
}
