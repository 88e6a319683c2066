import type { RefObject } from "react";
import { useTexts } from "../texts/language.js";

interface ShelfStepsProps {
  readonly shelf: RefObject<HTMLElement | null>;
  readonly title: string;
}

/** How much of what is seen of a shelf one step goes on. */
const STEP = 0.9;

/** Goes along a shelf by presses, for whoever cannot swipe. */
export function ShelfSteps({ shelf, title }: ShelfStepsProps) {
  const { listen } = useTexts();
  const step = (by: 1 | -1) => {
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    const left = by * STEP * (shelf.current?.clientWidth ?? 0);
    shelf.current?.scrollBy({ left, behavior: still ? "auto" : "smooth" });
  };
  return (
    <span className="shelf-steps">
      <button type="button" className="plain" aria-label={listen.back(title)} onClick={() => step(-1)}>
        ‹
      </button>
      <button type="button" className="plain" aria-label={listen.on(title)} onClick={() => step(1)}>
        ›
      </button>
    </span>
  );
}
