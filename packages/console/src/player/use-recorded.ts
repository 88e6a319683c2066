import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { useSession } from "../app/session.js";
import { useListener } from "../app/use-listener.js";
import { heardUntil, type Left, NOTHING, toldOf } from "./heard.js";
import type { Queued } from "./queue.js";

/** Of whom it is told, an id a line. Nobody at first: who looks through as somebody else does not write their history. */
const KEPT = "segue.counted";

/** Whether and for whom what is heard is told to the service. */
export interface Recorded {
  readonly listener: string | undefined;
  readonly on: boolean;
  readonly turn: (on: boolean) => void;
  /** Tells of the track that is left. */
  readonly leave: (how: Left) => void;
}

/** Follows how much of each track is heard, and tells it as an event of the listener, so that the next recommendation knows. */
export function useRecorded(audio: HTMLAudioElement, current: Queued | undefined): Recorded {
  const { client } = useSession();
  const queries = useQueryClient();
  const listener = useListener();
  const [counted, setCounted] = useState<ReadonlySet<string>>(() => new Set(localStorage.getItem(KEPT)?.split("\n")));
  const on = listener !== undefined && counted.has(listener);
  const heard = useRef(NOTHING);
  const leave = (how: Left, last = false) => {
    const told = toldOf(heard.current, how);
    heard.current = NOTHING;
    if (told === undefined || !on || listener === undefined || current === undefined) return;
    const { id: track, recommendation } = current;
    const attributed = recommendation === undefined ? {} : { recommendation };
    const events = [{ user: listener, track, value: 1, ...told, ...attributed }];
    const telling = client.take(client.api.POST("/v1/events", { body: { events }, keepalive: last }));
    // What is not told is not worth stopping the music for; the rows say themselves that the service is not there.
    void telling.then(() => queries.invalidateQueries({ queryKey: ["row", listener] })).catch(() => {});
  };
  useEffect(() => {
    const leaving = new AbortController();
    const { signal } = leaving;
    const look = () => {
      const length = Number.isFinite(audio.duration) ? audio.duration : 0;
      heard.current = heardUntil(heard.current, audio.currentTime, length);
    };
    for (const event of ["timeupdate", "pause", "ended"]) audio.addEventListener(event, look, { signal });
    addEventListener("pagehide", () => leave("stopped", true), { signal });
    return () => leaving.abort();
  });
  const turn = (wanted: boolean) => {
    const others = [...counted].filter((each) => each !== listener);
    const now = wanted && listener !== undefined ? [...others, listener] : others;
    localStorage.setItem(KEPT, now.join("\n"));
    setCounted(new Set(now));
  };
  return { listener, on, turn, leave };
}
