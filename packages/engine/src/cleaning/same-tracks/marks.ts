/**
 * Lower-case text (NFKC) without the marks that catalogues leave out: accents of Latin and Greek letters; in Cyrillic the stress and the
 * dots of ё, which are optional there (й, ї and ќ are letters); the vowel points of Hebrew and Arabic. All others stay, above all where a
 * mark makes another letter or syllable: Japanese, Thai, the scripts of India.
 */
export function withoutMarks(text: string): string {
  if (!MAY_HAVE_MARKS.test(text)) return text;
  return text
    .normalize("NFD")
    .replace(LATIN_OR_GREEK, "$1")
    .replace(CYRILLIC_STRESS, "$1")
    .replace(/е\u0308/g, "е")
    .replace(POINTS, "")
    .normalize("NFC");
}

const MAY_HAVE_MARKS = /[^\x20-\x7e]/;
const LATIN_OR_GREEK = /([\p{Script=Latin}\p{Script=Greek}])\p{Mn}+/gu;
const CYRILLIC_STRESS = /([аеиоуыэюяіїє]\u0308?)[\u0300\u0301]/g;
const POINTS = /[\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u064b-\u0652\u0670\u0640]/g;
