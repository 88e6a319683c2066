import { useEffect } from "react";
import { useKeys } from "../app/keys.js";
import type { Player } from "./player.js";

/** What the keys of the keyboard for music, headphones and the lock screen do, and Space where nothing else takes it. */
export function useMediaKeys(player: Player): void {
  const { single } = useKeys();
  const { current, state, audio } = player;
  useEffect(() => {
    if (!("mediaSession" in navigator)) return;
    const { mediaSession } = navigator;
    mediaSession.metadata =
      current === undefined ? null : new MediaMetadata({ title: current.title, artist: current.artist, album: "Segue" });
    mediaSession.playbackState = current === undefined ? "none" : state === "rests" ? "paused" : "playing";
  }, [current, state]);
  useEffect(() => {
    if (!("mediaSession" in navigator)) return;
    const actions: readonly (readonly [MediaSessionAction, MediaSessionActionHandler])[] = [
      ["play", () => player.toggle()],
      ["pause", () => player.toggle()],
      ["nexttrack", () => player.step(1)],
      ["previoustrack", () => player.step(-1)],
      [
        "seekto",
        ({ seekTime }) => {
          audio.currentTime = seekTime ?? 0;
        },
      ],
    ];
    for (const [action, does] of actions) navigator.mediaSession.setActionHandler(action, does);
    return () => {
      for (const [action] of actions) navigator.mediaSession.setActionHandler(action, null);
    };
  });
  useEffect(() => {
    if (!single) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== " " || event.metaKey || event.ctrlKey || event.altKey || takesSpace(event.target)) return;
      event.preventDefault();
      player.toggle();
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  });
}

/** Fields are typed into, buttons are pressed, and the rest of what has the focus may be scrolled. */
const takesSpace = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || ["INPUT", "TEXTAREA", "SELECT", "BUTTON", "SUMMARY", "A", "DIALOG"].includes(target.tagName));
