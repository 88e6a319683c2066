import { useNavigate } from "@tanstack/react-router";
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { useTexts } from "../texts/language.js";
import { type Entry, useEntries } from "./use-entries.js";

/** Everything by its name: pages, tracks, listeners, models, and what can be done, with the line that does it on the command line. */
export function Palette({ close }: { readonly close: () => void }) {
  const { palette } = useTexts();
  const [text, setText] = useState("");
  const [at, setAt] = useState(0);
  const entries = useEntries(text.trim());
  const navigate = useNavigate();
  const dialog = useRef<HTMLDialogElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const id = useId();
  const chosen = Math.min(at, entries.length - 1);
  useEffect(() => dialog.current?.showModal(), []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is chosen comes into view.
  useEffect(() => {
    list.current?.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest" });
  }, [chosen]);
  const go = (entry: Entry | undefined) => {
    if (entry === undefined) return;
    close();
    void navigate({ href: entry.href });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      setAt((chosen + step + entries.length) % Math.max(1, entries.length));
    } else if (event.key === "Enter" && !event.nativeEvent.isComposing) go(entries[chosen]);
  };
  return (
    <dialog ref={dialog} className="palette" aria-label={palette.name} onClose={close}>
      <input
        className="input"
        role="combobox"
        aria-label={palette.name}
        aria-expanded="true"
        aria-controls={id}
        aria-activedescendant={chosen < 0 ? undefined : `${id}-${chosen}`}
        autoComplete="off"
        placeholder={palette.hint}
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div role="listbox" id={id} ref={list} aria-label={palette.name}>
        {entries.map((entry, i) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: keys go to the field, which says what is chosen.
          <div
            key={`${entry.kind} ${entry.name} ${entry.href}`}
            id={`${id}-${i}`}
            role="option"
            tabIndex={-1}
            aria-selected={i === chosen}
            onClick={() => go(entry)}
            onMouseMove={() => setAt(i)}
          >
            <span className="soft">{entry.kind}</span>
            <span>{entry.name}</span>
            {entry.command !== undefined && <code>{entry.command}</code>}
          </div>
        ))}
      </div>
      {entries.length === 0 && <p className="soft">{palette.none}</p>}
    </dialog>
  );
}
