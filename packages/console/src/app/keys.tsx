import { useNavigate } from "@tanstack/react-router";
import { createContext, lazy, type ReactNode, Suspense, useContext, useEffect, useRef, useState } from "react";

const palette = () => import("../parts/palette.js");
const Palette = lazy(async () => ({ default: (await palette()).Palette }));
const KeyHelp = lazy(async () => ({ default: (await import("../parts/key-help.js")).KeyHelp }));

const KEPT = "segue.keys";
/** How long a G waits for its second key, in milliseconds. */
const CHORD = 1200;

/** Where G and a letter lead. */
export const CHORDS = { l: "/", a: "/map", d: "/data", m: "/models", p: "/playground", o: "/operate" } as const;

interface Keys {
  /** Whether single keys do something; whoever dictates or slips may switch them off. */
  readonly single: boolean;
  readonly switchSingle: (on: boolean) => void;
  readonly openPalette: () => void;
}

const Current = createContext<Keys | undefined>(undefined);

/** What keys do everywhere: ⌘K the palette, G and a letter a place, ? what keys there are. */
export function KeysProvider({ children }: { readonly children: ReactNode }) {
  const [single, setSingle] = useState(() => localStorage.getItem(KEPT) !== "off");
  const [open, setOpen] = useState<"palette" | "help">();
  const navigate = useNavigate();
  const chord = useRef(0);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const key = event.key.toLowerCase();
      // It is there when K comes, so that what is typed next is not lost.
      if (key === "control" || key === "meta") void palette().catch(() => {});
      if (key === "k" && (event.metaKey || event.ctrlKey)) {
        event.preventDefault();
        setOpen("palette");
      }
      if (!single || event.metaKey || event.ctrlKey || event.altKey || isTyping(event.target)) return;
      if (key === "?") setOpen("help");
      else if (key in CHORDS && performance.now() - chord.current < CHORD)
        void navigate({ to: CHORDS[key as keyof typeof CHORDS], search: ({ as }) => ({ as }) });
      chord.current = key === "g" ? performance.now() : 0;
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, [single, navigate]);
  const switchSingle = (on: boolean) => {
    localStorage.setItem(KEPT, on ? "on" : "off");
    setSingle(on);
  };
  const close = () => setOpen(undefined);
  return (
    <Current.Provider value={{ single, switchSingle, openPalette: () => setOpen("palette") }}>
      {children}
      <Suspense>
        {open === "palette" && <Palette close={close} />}
        {open === "help" && <KeyHelp close={close} />}
      </Suspense>
    </Current.Provider>
  );
}

export function useKeys(): Keys {
  const keys = useContext(Current);
  if (keys === undefined) throw new Error("keys do nothing outside of KeysProvider");
  return keys;
}

/** Whether keys write something there. */
export const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || ["INPUT", "TEXTAREA", "SELECT"].includes(target.tagName));
