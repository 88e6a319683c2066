import { type RefObject, useLayoutEffect, useRef } from "react";

/** How long a move is shown, in milliseconds. */
const MOVE = 240;

/** Lets the children of a list slide from where they were to where they are, so that a new order explains itself. */
export function useSlide(list: RefObject<HTMLElement | null>, order: string): void {
  const before = useRef(new Map<string, { left: number; top: number }>());
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is the order whose change is shown.
  useLayoutEffect(() => {
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    const now = new Map<string, { left: number; top: number }>();
    for (const child of list.current?.querySelectorAll<HTMLElement>("[data-track]") ?? []) {
      const id = child.dataset.track!;
      const place = { left: child.offsetLeft, top: child.offsetTop };
      const was = before.current.get(id);
      now.set(id, place);
      if (was === undefined && before.current.size > 0) child.animate([{ opacity: 0 }, { opacity: 1 }], MOVE);
      else if (was !== undefined && !still && (was.left !== place.left || was.top !== place.top)) {
        const from = `translate(${was.left - place.left}px, ${was.top - place.top}px)`;
        child.animate([{ transform: from }, { transform: "none" }], { duration: MOVE, easing: "ease-out" });
      }
    }
    before.current = now;
  }, [order]);
}
