/** The words of a text in small letters, in their order; where words are not separated by spaces (Chinese, Japanese, Thai) they are found by the language's dictionary. */
export function wordsOf(text: string, language: string): string[] {
  const segmenter = new Intl.Segmenter(language === "" ? "und" : language, { granularity: "word" });
  const words: string[] = [];
  for (const { segment, isWordLike } of segmenter.segment(text.normalize("NFKC")))
    if (isWordLike === true) words.push(segment.toLocaleLowerCase("und").replaceAll("’", "'"));
  return words;
}
