import { createContext, type ReactNode, useContext, useEffect, useRef, useState } from "react";
import { soundAddress } from "../api/sound.js";
import { useSession } from "../app/session.js";
import { EMPTY, playing, type Queue, type Queued, reordered, stepped, withMore, without } from "./queue.js";
import { type Recorded, useRecorded } from "./use-recorded.js";

const KEPT = "segue.queue";
/** Tracks without a sound that are passed over in a row before the player gives up. */
const MOST_SILENT = 30;

/** What is heard, on whichever page one is. */
export interface Player {
  readonly queue: Queue;
  readonly current: Queued | undefined;
  /** Whether it plays, is about to, or rests. */
  readonly state: "plays" | "loads" | "rests";
  /** Tracks that were passed over since there is no sound of them. */
  readonly silent: number;
  readonly audio: HTMLAudioElement;
  play(tracks: readonly Queued[], from?: number): void;
  add(tracks: readonly Queued[], where: "next" | "last"): void;
  jump(place: number): void;
  move(from: number, to: number): void;
  remove(place: number): void;
  clear(): void;
  toggle(): void;
  step(by: 1 | -1, told?: "told"): void;
  readonly recorded: Recorded;
}

const Current = createContext<Player | undefined>(undefined);

/** Keeps one sound for all pages, and the queue for as long as the tab is open. */
export function PlayerProvider({ children }: { readonly children: ReactNode }) {
  const { client } = useSession();
  const [audio] = useState(() => new Audio());
  const [queue, setQueue] = useState<Queue>(kept);
  const [state, setState] = useState<Player["state"]>("rests");
  const [silent, setSilent] = useState(0);
  /** Whether the track that comes is to be heard at once. */
  const wanted = useRef(false);
  const current = queue.tracks[queue.at];

  const change = (next: Queue) => {
    sessionStorage.setItem(KEPT, JSON.stringify(next));
    setQueue(next);
  };
  const recorded = useRecorded(audio, current);
  const goOn = (by: 1 | -1) => {
    const next = stepped(queue, by);
    if (next === undefined) setState("rests");
    else change(next);
  };
  /** Somebody goes on or back; `told`: what they think of it they have told already. */
  const step = (by: 1 | -1, told?: "told") => {
    recorded.leave(by === 1 && told === undefined ? "next" : "stopped");
    goOn(by);
  };
  const start = () => {
    wanted.current = true;
    audio.play().catch((thrown: DOMException) => {
      // A sound that was left for another one, or that must first be asked for by a press.
      if (thrown.name === "NotAllowedError") setState("rests");
    });
  };
  const passOver = () => {
    setSilent((n) => n + 1);
    if (silent >= MOST_SILENT || stepped(queue, 1) === undefined) {
      wanted.current = false;
      setState("rests");
    } else goOn(1);
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: another track, another sound.
  useEffect(() => {
    let left = false;
    let made: string | undefined;
    audio.removeAttribute("src");
    if (current === undefined) {
      audio.load();
      setState("rests");
      return;
    }
    if (!wanted.current) return;
    setState("loads");
    soundAddress(client, current.id).then(
      (address) => {
        if (left) return;
        made = address;
        audio.src = address;
        start();
      },
      () => !left && passOver(),
    );
    return () => {
      left = true;
      if (made?.startsWith("blob:")) URL.revokeObjectURL(made);
    };
  }, [current, client]);
  useEffect(() => {
    const leaving = new AbortController();
    const on = (event: string, then: () => void) => audio.addEventListener(event, then, { signal: leaving.signal });
    on("playing", () => {
      setState("plays");
      setSilent(0);
    });
    on("pause", () => !audio.ended && setState("rests"));
    on("ended", () => {
      recorded.leave("ended");
      goOn(1);
    });
    on("error", () => audio.getAttribute("src") !== null && passOver());
    return () => leaving.abort();
  });
  useEffect(() => () => audio.pause(), [audio]);

  const player: Player = {
    ...{ queue, current, state, silent, audio, step, recorded },
    play(tracks, from) {
      recorded.leave("stopped");
      wanted.current = true;
      setSilent(0);
      change(playing(tracks, from));
    },
    add: (tracks, where) => change(withMore(queue, tracks, where)),
    jump(place) {
      recorded.leave("stopped");
      wanted.current = true;
      change({ ...queue, at: place });
    },
    move: (from, to) => change(reordered(queue, from, to)),
    remove(place) {
      if (place === queue.at) recorded.leave("stopped");
      change(without(queue, place));
    },
    clear() {
      recorded.leave("stopped");
      wanted.current = false;
      audio.pause();
      change(EMPTY);
    },
    toggle() {
      if (state === "plays") audio.pause();
      else if (audio.getAttribute("src") !== null) start();
      else if (current !== undefined) {
        wanted.current = true;
        change({ ...queue, tracks: queue.tracks.with(queue.at, { ...current }) });
      }
    },
  };
  return <Current.Provider value={player}>{children}</Current.Provider>;
}

export function usePlayer(): Player {
  const player = useContext(Current);
  if (player === undefined) throw new Error("nothing is heard outside of PlayerProvider");
  return player;
}

/** The queue of before the page was loaded anew. */
function kept(): Queue {
  try {
    const { tracks, at } = JSON.parse(sessionStorage.getItem(KEPT) ?? "") as Queue;
    return { tracks, at };
  } catch {
    return EMPTY;
  }
}
