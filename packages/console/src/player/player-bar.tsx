import { useEffect, useState } from "react";
import { isTyping, useKeys } from "../app/keys.js";
import { TrackCover } from "../parts/track-cover.js";
import { TrackLink } from "../parts/track-link.js";
import { useTell } from "../parts/use-tell.js";
import { useTexts } from "../texts/language.js";
import { type Player, usePlayer } from "./player.js";
import { QueueList } from "./queue-list.js";
import { useMediaKeys } from "./use-media-keys.js";
import { VerbIcon } from "./verb-icon.js";

/** What is heard now, on every page: its name, how far it is, what one thinks of it, and what comes. */
export function PlayerBar() {
  const player = usePlayer();
  const { player: texts } = useTexts();
  const { single } = useKeys();
  const [open, setOpen] = useState(false);
  useMediaKeys(player);
  useEffect(() => {
    if (!single) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== "q" || event.metaKey || event.ctrlKey || event.altKey || isTyping(event.target)) return;
      setOpen((now) => !now);
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, [single]);
  const { current, queue, state } = player;
  if (current === undefined) return null;
  return (
    <section className="player" aria-label={texts.name}>
      {open && <QueueList player={player} close={() => setOpen(false)} />}
      <div className="player-bar">
        <div className="player-track">
          <TrackCover id={current.id} title={current.title} artist={current.artist} />
          <span className="names">
            <TrackLink id={current.id} title={current.title} />
            <span className="artist">{current.artist}</span>
          </span>
        </div>
        <div className="player-verbs">
          <button
            type="button"
            className="plain"
            aria-label={texts.back}
            disabled={queue.at === 0}
            onClick={() => player.step(-1)}
          >
            <VerbIcon of="back" />
          </button>
          <button
            type="button"
            className="plain player-toggle"
            aria-label={state === "plays" ? texts.pause : texts.play}
            onClick={() => player.toggle()}
          >
            <VerbIcon of={state === "plays" ? "pause" : "play"} />
          </button>
          <button
            type="button"
            className="plain"
            aria-label={texts.next}
            disabled={queue.at >= queue.tracks.length - 1}
            onClick={() => player.step(1)}
          >
            <VerbIcon of="next" />
          </button>
        </div>
        <Progress player={player} />
        <div className="player-verbs">
          <Recording recorded={player.recorded} />
          <Opinion player={player} />
          <button type="button" className="plain" aria-expanded={open} onClick={() => setOpen(!open)}>
            {texts.queue} <span className="soft">{queue.tracks.length - queue.at - 1}</span>
          </button>
        </div>
      </div>
      <p className="unseen" role="status">
        {player.silent > 0 ? texts.silent(player.silent) : texts.now(current.title)}
      </p>
      {player.silent > 0 && <p className="player-note">{texts.silent(player.silent)}</p>}
    </section>
  );
}

/** How far the sound is; where to go on may be chosen. */
function Progress({ player: { audio, state } }: { readonly player: Player }) {
  const { player: texts } = useTexts();
  const [at, setAt] = useState(0);
  const [length, setLength] = useState(0);
  useEffect(() => {
    const leaving = new AbortController();
    const look = () => {
      setAt(audio.currentTime);
      setLength(Number.isFinite(audio.duration) ? audio.duration : 0);
    };
    for (const event of ["timeupdate", "durationchange", "emptied", "seeked"])
      audio.addEventListener(event, look, { signal: leaving.signal });
    look();
    return () => leaving.abort();
  }, [audio]);
  return (
    <div className="player-progress" data-loads={state === "loads"}>
      <span>{clock(at)}</span>
      <input
        type="range"
        aria-label={texts.position}
        aria-valuetext={texts.at(clock(at), clock(length))}
        min={0}
        max={Math.max(1, length)}
        step={1}
        value={Math.min(at, Math.max(1, length))}
        onChange={(event) => {
          audio.currentTime = Number(event.currentTarget.value);
        }}
      />
      <span>{length > 0 ? clock(length) : "–:––"}</span>
    </div>
  );
}

/** 3:40 */
const clock = (seconds: number) => `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, "0")}`;

/** Whether what is heard counts as plays of the listener. */
function Recording({ recorded: { listener, on, turn } }: { readonly recorded: Player["recorded"] }) {
  const { player: texts } = useTexts();
  if (listener === undefined) return null;
  return (
    <label className="player-recording" title={texts.recordedWhy}>
      <input type="checkbox" checked={on} onChange={(event) => turn(event.currentTarget.checked)} />
      {texts.recorded(listener)}
    </label>
  );
}

/** Tells the service what the listener thinks of what plays; a skip goes on to the next. */
function Opinion({ player }: { readonly player: Player }) {
  const { listen } = useTexts();
  const { listener } = player.recorded;
  const tell = useTell(listener ?? "");
  const { current } = player;
  if (listener === undefined || current === undefined) return null;
  const loved = tell.isSuccess && tell.variables.track === current.id && tell.variables.kind === "love";
  return (
    <>
      <button
        type="button"
        className="plain"
        aria-label={listen.loveOf(current.title)}
        aria-pressed={loved}
        disabled={tell.isPending || loved}
        onClick={() => tell.mutate({ track: current.id, kind: "love", wish: {} })}
      >
        ♥
      </button>
      <button
        type="button"
        className="plain"
        aria-label={listen.skipOf(current.title)}
        disabled={tell.isPending}
        onClick={() => {
          tell.mutate({ track: current.id, kind: "skip", wish: {} });
          player.step(1, "told");
        }}
      >
        {listen.skip}
      </button>
    </>
  );
}
