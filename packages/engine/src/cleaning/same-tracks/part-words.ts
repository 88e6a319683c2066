/** Words in which parts, volumes and numbers are written in one way: "pt. ii", "part two" and "teil 2" as "part 2". */
export function partWords(words: readonly string[]): readonly string[] {
  if (!words.some((word) => COUNTED.has(word))) return words;
  return words.map((word, i) => {
    const counted = COUNTED.get(words[i - 1] ?? "");
    if (counted !== undefined) return NUMBERS.get(word) ?? word;
    return COUNTED.has(word) && isNumber(words[i + 1]) ? COUNTED.get(word)! : word;
  });
}

const isNumber = (word: string | undefined) => word !== undefined && (/^\d/.test(word) || NUMBERS.has(word));

const COUNTED = new Map(
  Object.entries({
    part: "pt pts part parts parte partie teil deel часть",
    volume: "vol volume volumen",
    no: "no nr number num numero",
    chapter: "chapter ch kapitel",
  }).flatMap(([one, words]) => words.split(" ").map((word) => [word, one] as const)),
);

const NUMBERS = new Map(
  ["one i", "two ii", "three iii", "four iv", "five v", "six vi", "seven vii", "eight viii", "nine ix", "ten x"].flatMap(
    (words, n) => words.split(" ").map((word) => [word, String(n + 1)] as const),
  ),
);
