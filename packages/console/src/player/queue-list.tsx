import { useEffect, useRef } from "react";
import { AddToPlaylist } from "../parts/add-to-playlist.js";
import { useTexts } from "../texts/language.js";
import type { Player } from "./player.js";

interface QueueListProps {
  readonly player: Player;
  readonly close: () => void;
}

/** Everything that is heard, was and will be; each can be moved, taken out, or heard at once. */
export function QueueList({ player, close }: QueueListProps) {
  const { player: texts, playlist } = useTexts();
  const { tracks, at } = player.queue;
  const list = useRef<HTMLOListElement>(null);
  // Only the list is scrolled, never the page below it.
  useEffect(() => {
    const now = list.current?.querySelector<HTMLElement>("[aria-current]");
    const box = list.current?.parentElement;
    if (now && box) box.scrollTop = now.offsetTop - box.clientHeight / 2;
  }, []);
  return (
    <section className="queue" aria-label={texts.queue} onKeyDown={({ key }) => key === "Escape" && close()}>
      <div className="queue-head">
        <h2>{texts.queue}</h2>
        <button type="button" className="plain" onClick={() => player.clear()}>
          {texts.clear}
        </button>
        <button type="button" className="plain" onClick={close}>
          {texts.close}
        </button>
      </div>
      <AddToPlaylist tracks={tracks.map(({ id }) => id)} name={playlist.queueName} />
      <ol ref={list}>
        {tracks.map(({ id, title, artist }, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a track may wait twice.
          <li key={`${id} ${place}`} aria-current={place === at ? "true" : undefined}>
            <button type="button" className="queue-track" onClick={() => player.jump(place)}>
              <b>{title}</b> <span className="soft">{artist}</span>
            </button>
            <button
              type="button"
              className="plain"
              aria-label={texts.up(title)}
              disabled={place === 0}
              onClick={() => player.move(place, place - 1)}
            >
              ↑
            </button>
            <button
              type="button"
              className="plain"
              aria-label={texts.down(title)}
              disabled={place === tracks.length - 1}
              onClick={() => player.move(place, place + 1)}
            >
              ↓
            </button>
            <button type="button" className="plain" aria-label={texts.remove(title)} onClick={() => player.remove(place)}>
              ✕
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
}
