import type { Recommendations } from "@segue/client";
import type { KeyboardEvent } from "react";
import { useKeys } from "../app/keys.js";
import { useTexts } from "../texts/language.js";
import { Reason } from "./reason.js";
import { TrackCover } from "./track-cover.js";
import { TrackLink } from "./track-link.js";
import type { Opinion } from "./use-tell.js";

interface TrackCardProps {
  readonly item: Recommendations["items"][number];
  readonly basis: Recommendations["basis"];
  readonly fresh: boolean;
  readonly busy: boolean;
  /** What the listener just said of it. */
  readonly said: Opinion | undefined;
  readonly say: (opinion: Opinion) => void;
  readonly undo: () => void;
}

/** A track that is recommended: its picture, its name, why, and what the listener thinks of it. L loves, X skips. */
export function TrackCard({ item, basis, fresh, busy, said, say, undo }: TrackCardProps) {
  const { listen, track } = useTexts();
  const { single } = useKeys();
  const title = item.title ?? item.track;
  const artist = item.artist ?? "";
  const byKey = ({ key, metaKey, ctrlKey }: KeyboardEvent) => {
    if (!single || busy || said !== undefined || metaKey || ctrlKey) return;
    if (key === "l" || key === "L") say("love");
    if (key === "x" || key === "X") say("skip");
  };
  return (
    <li className={said === undefined ? "card" : "card told"} data-track={item.track} onKeyDown={byKey}>
      <TrackLink id={item.track} title={title}>
        <TrackCover id={item.track} title={title} artist={artist} />
        <span className="name">
          {fresh && <span className="dot" role="img" aria-label={listen.isNew} />}
          {title}
        </span>
      </TrackLink>
      <span className="artist">{artist || track.unknownArtist}</span>
      <Reason basis={basis} item={item} />
      <div className="verbs">
        <Verb
          of="love"
          said={said}
          words={{
            plain: `♥ ${listen.love}`,
            told: `♥ ${listen.isLoved}`,
            label: listen.loveOf(title),
            undo: listen.undoOf(title),
          }}
          {...{ busy, say, undo }}
        />
        <Verb
          of="skip"
          said={said}
          words={{ plain: listen.skip, told: listen.isSkipped, label: listen.skipOf(title), undo: listen.undoOf(title) }}
          {...{ busy, say, undo }}
        />
      </div>
    </li>
  );
}

interface VerbProps extends Pick<TrackCardProps, "said" | "busy" | "say" | "undo"> {
  readonly of: Opinion;
  readonly words: { readonly plain: string; readonly told: string; readonly label: string; readonly undo: string };
}

/** What was pressed stays where it is and says so; the other one takes it back: so a second press of the same does nothing. */
function Verb({ of, words, said, busy, say, undo }: VerbProps) {
  const { listen } = useTexts();
  if (said === undefined)
    return (
      <button type="button" aria-disabled={busy} aria-label={words.label} onClick={() => busy || say(of)}>
        {words.plain}
      </button>
    );
  if (said === of)
    return (
      <button type="button" aria-pressed="true" aria-disabled="true">
        {words.told}
      </button>
    );
  return (
    <button type="button" aria-disabled={busy} aria-label={words.undo} onClick={() => busy || undo()}>
      {listen.undo}
    </button>
  );
}
