import type { Recommendations } from "@segue/client";
import type { KeyboardEvent } from "react";
import { useKeys } from "../app/keys.js";
import { useTexts } from "../texts/language.js";
import { Reason } from "./reason.js";
import { TrackCover } from "./track-cover.js";
import { TrackLink } from "./track-link.js";

export type Answered = "love" | "skip";

interface TrackCardProps {
  readonly item: Recommendations["items"][number];
  readonly basis: Recommendations["basis"];
  readonly fresh: boolean;
  readonly busy: boolean;
  readonly answer: (how: Answered) => void;
}

/** A track that is recommended: its picture, its name, why, and what the listener thinks of it. L loves, X skips. */
export function TrackCard({ item, basis, fresh, busy, answer }: TrackCardProps) {
  const { listen, track } = useTexts();
  const { single } = useKeys();
  const title = item.title ?? item.track;
  const artist = item.artist ?? "";
  const byKey = ({ key, metaKey, ctrlKey }: KeyboardEvent) => {
    if (!single || busy || metaKey || ctrlKey) return;
    if (key === "l" || key === "L") answer("love");
    if (key === "x" || key === "X") answer("skip");
  };
  return (
    <li className="card" data-track={item.track} onKeyDown={byKey}>
      <TrackLink id={item.track} title={title}>
        <TrackCover id={item.track} title={title} artist={artist} />
        <span className="name">
          {fresh && <span className="dot" role="img" aria-label={listen.isNew} />}
          {title}
        </span>
      </TrackLink>
      <span className="artist">{artist || track.unknownArtist}</span>
      <Reason basis={basis} reasons={item.reasons} />
      <div className="verbs">
        <button type="button" disabled={busy} aria-label={listen.loveOf(title)} onClick={() => answer("love")}>
          ♥ {listen.love}
        </button>
        <button type="button" disabled={busy} aria-label={listen.skipOf(title)} onClick={() => answer("skip")}>
          {listen.skip}
        </button>
      </div>
    </li>
  );
}
