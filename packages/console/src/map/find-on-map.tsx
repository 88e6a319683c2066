import type { MapPoints } from "@segue/client";
import { useState } from "react";
import { useTexts } from "../texts/language.js";

/** Tracks offered while one types. */
const OFFERED = 6;

interface FindOnMapProps {
  readonly points: MapPoints;
  readonly fly: (point: number) => void;
}

/** Finds a track on the map; what is chosen is flown to. */
export function FindOnMap({ points, fly }: FindOnMapProps) {
  const { map } = useTexts();
  const [text, setText] = useState("");
  const found = text.trim() === "" ? [] : search(points, text.trim().toLowerCase());
  const go = (point: number | undefined) => {
    if (point === undefined) return;
    setText("");
    fly(point);
  };
  return (
    <form
      className="map-find"
      onSubmit={(event) => {
        event.preventDefault();
        go(found[0]);
      }}
    >
      <input
        className="input"
        type="search"
        aria-label={map.find}
        placeholder={map.find}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => event.key === "Escape" && setText("")}
      />
      {text.trim() !== "" && (
        <ul>
          {found.map((point) => (
            <li key={point}>
              <button type="button" onClick={() => go(point)}>
                <b>{points.titles[point] ?? points.ids[point]}</b> <span className="soft">{points.artists[point]}</span>
              </button>
            </li>
          ))}
          {found.length === 0 && <li className="soft">{map.notFound}</li>}
        </ul>
      )}
    </form>
  );
}

/** Those with most listeners first. */
function search({ ids, titles, artists, listeners }: MapPoints, wanted: string): number[] {
  const found = ids.flatMap((id, i) => (`${titles[i] ?? id} ${artists[i] ?? ""}`.toLowerCase().includes(wanted) ? [i] : []));
  return found.sort((a, b) => listeners[b]! - listeners[a]!).slice(0, OFFERED);
}
