import { createContext, type ReactNode, useContext, useEffect, useState } from "react";
import { en, type Texts } from "./en/index.js";
import { zh } from "./zh/index.js";

/** The languages by their tags; another one is a file beside these and a line here. */
export const LANGUAGES: Readonly<Record<string, Texts>> = { en, "zh-CN": zh };

const KEPT = "segue.language";

interface Spoken {
  readonly tag: string;
  readonly texts: Texts;
  readonly speak: (tag: string) => void;
}

const Current = createContext<Spoken | undefined>(undefined);

/** Speaks the language that was chosen here before, otherwise the browser's. */
export function LanguageProvider({ children }: { readonly children: ReactNode }) {
  const [tag, setTag] = useState(() => localStorage.getItem(KEPT) ?? (navigator.language.startsWith("zh") ? "zh-CN" : "en"));
  useEffect(() => {
    document.documentElement.lang = tag;
  }, [tag]);
  const speak = (next: string) => {
    localStorage.setItem(KEPT, next);
    setTag(next);
  };
  return <Current.Provider value={{ tag, texts: LANGUAGES[tag] ?? en, speak }}>{children}</Current.Provider>;
}

export function useLanguage(): Spoken {
  const spoken = useContext(Current);
  if (spoken === undefined) throw new Error("no language is spoken outside of LanguageProvider");
  return spoken;
}

export const useTexts = (): Texts => useLanguage().texts;
