/// <reference path="./snowball-stemmers.d.ts" />

/** Stemmers by language (ISO 639-1). */
const STEMMERS: Readonly<Record<string, string>> = {
  ...{
    ar: "arabic",
    ca: "catalan",
    cs: "czech",
    da: "danish",
    de: "german",
    en: "english",
    es: "spanish",
    eu: "basque",
    fi: "finnish",
  },
  ...{
    fr: "french",
    hu: "hungarian",
    hy: "armenian",
    it: "italian",
    nl: "dutch",
    no: "norwegian",
    pt: "portuguese",
    ro: "romanian",
  },
  ...{ ru: "russian", sl: "slovene", sv: "swedish", ta: "tamil", tr: "turkish" },
};

/** What cuts words of a language down to their stems; words of a language without a stemmer stay whole. */
export async function stemmerOf(language: string): Promise<(word: string) => string> {
  const name = STEMMERS[language];
  if (name === undefined) return (word) => word;
  // By its name: some loaders make another default of it.
  const { newStemmer } = await import("snowball-stemmers");
  const stemmer = newStemmer(name);
  return (word) => stemmer.stem(word);
}
