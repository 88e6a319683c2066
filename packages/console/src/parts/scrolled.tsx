import type { ReactNode } from "react";

interface ScrolledProps {
  readonly label: string;
  readonly children: ReactNode;
}

/** Lets what is wider than a phone be scrolled, from the keyboard too. */
export function Scrolled({ label, children }: ScrolledProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable from the keyboard.
    <section className="scrolled" aria-label={label} tabIndex={0}>
      {children}
    </section>
  );
}
