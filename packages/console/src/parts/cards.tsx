import type { Recommendations } from "@segue/client";
import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from "react";
import { type RowWish, TRACKS_IN_A_ROW } from "../api/queries.js";
import { useTexts } from "../texts/language.js";
import { Problem } from "./problem.js";
import { TrackCard } from "./track-card.js";
import { useSlide } from "./use-slide.js";
import { newEventId, type Opinion, useTell, useUntell } from "./use-tell.js";

type Item = Recommendations["items"][number];

interface CardsProps {
  readonly listener: string;
  readonly wish: RowWish;
  /** Where the page says what became of a love or a skip. */
  readonly say: (text: string) => void;
  readonly list: RefObject<HTMLUListElement | null>;
  readonly but: ReadonlySet<string>;
  readonly answer: Recommendations;
}

/** A track of which the listener said something: it keeps its place, whatever moves around it, until they say something of another one. */
interface Held {
  readonly item: Item;
  readonly at: number;
  readonly said: Opinion | undefined;
  /** The id of what was said. */
  readonly id: string;
}

/** The tracks of a row, side by side; what is said of one changes the others at once, and can be taken back. */
export function Cards({ list, answer, listener, wish, but, say }: CardsProps) {
  const { listen } = useTexts();
  const [fresh, setFresh] = useState<ReadonlySet<string>>(new Set());
  const [held, hold] = useState<Held>();
  const tell = useTell(listener);
  const untell = useUntell(listener);
  const busy = tell.isPending || untell.isPending;
  const shown = around(answer.items, held);
  const order = shown.map(({ track }) => track).join("\n");
  useSlide(list, order);
  const keepFocus = useKeptFocus(list, order);
  /** Shows the row as it is once something was said of a track, or nothing any more. */
  const change = async (item: Item, id: string, said: Opinion | undefined, told: Promise<Recommendations | undefined>) => {
    const before = new Set(shown.map(({ track }) => track));
    const now = { item, id, said, at: shown.findIndex(({ track }) => track === item.track) };
    const after = await told;
    keepFocus();
    hold(now);
    if (after === undefined) return;
    const newcomers = around(rowOf(after, but), now).filter(({ track }) => !before.has(track));
    setFresh(new Set(newcomers.map(({ track }) => track)));
    const title = item.title ?? item.track;
    const words = said === undefined ? listen.undone : said === "love" ? listen.loved : listen.skipped;
    say(words(title, newcomers.length));
  };
  const think = (item: Item, kind: Opinion) => {
    const id = newEventId();
    const attributed = answer.id === undefined ? {} : { recommendation: answer.id };
    const told = tell.mutateAsync({ track: item.track, kind, id, wish, ...attributed });
    void change(item, id, kind, told).catch(() => {});
  };
  const undo = () => {
    if (held?.said === undefined || busy) return;
    void change(held.item, held.id, undefined, untell.mutateAsync({ id: held.id, wish })).catch(() => {});
  };
  useUndoKey(undo);
  if (shown.length === 0) return <p className="soft">{listen.nothing}</p>;
  const failed = [tell, untell].find(({ isError }) => isError);
  return (
    <>
      {failed && <Problem error={failed.error} again={() => failed.reset()} />}
      <ul className="cards" ref={list}>
        {shown.map((item) => (
          <TrackCard
            key={item.track}
            item={item}
            basis={answer.basis}
            fresh={fresh.has(item.track)}
            busy={busy}
            said={held?.item.track === item.track ? held.said : undefined}
            say={(how) => think(item, how)}
            undo={undo}
          />
        ))}
      </ul>
    </>
  );
}

/** What a row shows of an answer: its first tracks that no row above it shows. */
export const rowOf = ({ items }: Recommendations, but: ReadonlySet<string>) =>
  items.filter(({ track }) => !but.has(track)).slice(0, TRACKS_IN_A_ROW);

/** The tracks with the one that is held at its place. */
function around(items: readonly Item[], held: Held | undefined): readonly Item[] {
  if (held === undefined) return items;
  const others = items.filter(({ track }) => track !== held.item.track);
  return others.toSpliced(held.at, 0, held.item);
}

/** Gives the focus back to what had it, where the browser took it away because its card was put elsewhere. */
function useKeptFocus(list: RefObject<HTMLElement | null>, order: string): () => void {
  const kept = useRef<HTMLElement>(undefined);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new order is what takes it away.
  useLayoutEffect(() => {
    if (kept.current?.isConnected && document.activeElement !== kept.current) kept.current.focus({ preventScroll: true });
    kept.current = undefined;
  }, [order]);
  return () => {
    const now = document.activeElement;
    kept.current = now instanceof HTMLElement && list.current?.contains(now) ? now : undefined;
  };
}

/** ⌘Z and Ctrl Z, but where somebody writes. */
function useUndoKey(undo: () => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const { key, metaKey, ctrlKey, shiftKey, target } = event;
      const writing = target instanceof HTMLElement && target.matches("input:not([type=range]), textarea, select");
      if (key.toLowerCase() === "z" && (metaKey || ctrlKey) && !shiftKey && !writing) undo();
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, [undo]);
}
