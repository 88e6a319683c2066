import { useNavigate } from "@tanstack/react-router";
import { type Peek, peekText } from "../app/peek.js";
import { useTexts } from "../texts/language.js";

interface PeekButtonProps extends Peek {
  /** What people call it. */
  readonly name: string;
}

/** Shows something beside the page one is on; the address tells of it. */
export function PeekButton({ name, ...peek }: PeekButtonProps) {
  const { peek: texts } = useTexts();
  const navigate = useNavigate();
  return (
    <button
      type="button"
      className="peek"
      aria-label={texts.open(name)}
      title={texts.open(name)}
      onClick={() => void navigate({ to: ".", search: (before) => ({ ...before, peek: peekText(peek) }), resetScroll: false })}
    >
      <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">
        <rect x="1.5" y="2.5" width="13" height="11" rx="1.5" />
        <line x1="9.5" x2="9.5" y1="2.5" y2="13.5" />
      </svg>
    </button>
  );
}
