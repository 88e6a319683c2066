import { type ReactNode, useEffect, useState } from "react";
import { useTexts } from "../texts/language.js";

/** After how long it is said that an answer is slow, in milliseconds. */
const SLOW = 4000;

/** The shape of what is to come, and a word where it takes long. */
export function Waiting({ children }: { readonly children: ReactNode }) {
  const texts = useTexts();
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), SLOW);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div aria-busy="true">
      <p className={slow ? "soft" : "unseen"} role="status">
        {slow ? texts.slow : texts.loading}
      </p>
      <div aria-hidden="true">{children}</div>
    </div>
  );
}
