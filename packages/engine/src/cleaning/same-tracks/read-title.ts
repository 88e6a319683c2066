import { judgeQualifier } from "./qualifier.js";

/** A plain title apart. */
export interface ReadTitle {
  /** Plain text, never empty; what was not understood stays in its place. */
  readonly base: string;
  /** The words that tell the version, sorted, each once; none for the recording as it is known. */
  readonly version: readonly string[];
  /** A year that stood alone, or "". */
  readonly year: string;
  /** What was left out as harmless. */
  readonly dropped: readonly string[];
}

/** Takes qualifiers out of a plain title: in brackets, wherever they stand, and after " - ". One that would leave nothing is the title. */
export function readTitle(plain: string): ReadTitle {
  if (!MAY_QUALIFY.test(plain)) return { base: plain, version: [], year: "", dropped: [] };
  const version = new Set<string>();
  const dropped: string[] = [];
  let year = "";
  const take = (text: string): boolean => {
    const judged = judgeQualifier(text);
    if (judged.kind === "title" || (judged.kind === "year" && year !== "")) return false;
    if (judged.kind === "version") for (const word of judged.words) version.add(word);
    if (judged.kind === "year") year = judged.year;
    if (judged.kind === "harmless") dropped.push(text.trim());
    return true;
  };
  const base = withoutDashed(withoutBracketed(plain, take), take).replace(/\s+/g, " ").trim();
  if (base === "") return { base: plain, version: [], year: "", dropped: [] };
  return { base, version: [...version].sort(), year, dropped };
}

const MAY_QUALIFY = /[([{<]| - |- /;
const INNERMOST = /[([{<]([^()[\]{}<>]*)(?:[)\]}>]|$)/g;

/** Brackets within brackets come first. */
function withoutBracketed(plain: string, take: (text: string) => boolean): string {
  const next = plain.replace(INNERMOST, (whole, inside: string) => (take(inside) ? " " : whole));
  return next === plain ? plain : withoutBracketed(next, take);
}

function withoutDashed(plain: string, take: (text: string) => boolean): string {
  const [first = "", ...others] = plain.split(/\s+-+(?:\s+|$)/);
  return [first, ...others.filter((text) => text.trim() !== "" && !take(text))].join(" - ");
}
