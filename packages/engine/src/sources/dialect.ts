/** How a delimited text file is written. */
export interface Dialect {
  /** `blanks`: any run of blanks and tabs. */
  readonly delimiter: "\t" | "," | ";" | "|" | "blanks";
  /** Whether quotation marks enclose cells (doubled within them); otherwise they are ordinary characters. */
  readonly quoted: boolean;
}

const DELIMITERS = ["\t", ",", ";", "|"] as const;
/** As many lines are looked at. */
const LOOK_AT = 100;

/**
 * The dialect of a file from its beginning: the delimiter under which the first line holds most names that `knows` accepts,
 * then the one under which most lines have as many cells as the first. Tabs need no quoting, so there it must show.
 */
export function detectDialect(head: string, knows: (name: string) => boolean): Dialect {
  const lines = sampleLines(head);
  let delimiter: Dialect["delimiter"] | undefined;
  let best = 0;
  for (const candidate of DELIMITERS) {
    const score = fitness(lines, candidate, knows);
    if (score <= best) continue;
    best = score;
    delimiter = candidate;
  }
  delimiter ??= /\S\s+\S/.test(lines[0] ?? "") ? "blanks" : ",";
  return { delimiter, quoted: delimiter === "\t" ? showsQuoting(lines) : delimiter !== "blanks" };
}

/** The cells of a line in which no quotation mark encloses anything. */
export function splitCells(line: string, delimiter: Dialect["delimiter"]): string[] {
  return delimiter === "blanks" ? line.trim().split(/[ \t]+/) : line.split(delimiter);
}

/** The share of lines, 0 … 1, that have as many cells as the first, and more than one. */
export function regularity(head: string, { delimiter }: Dialect): number {
  const lines = sampleLines(head);
  return lines.length === 0 ? 0 : shareLikeFirst(lines, delimiter);
}

/** The first lines that are not blank, without the last one where the sample may have cut it. */
function sampleLines(head: string): string[] {
  const lines = head.split(/\r\n|\r|\n/, LOOK_AT);
  if (lines.length > 1 && lines.length < LOOK_AT) lines.pop();
  return lines.filter((line) => line.trim() !== "");
}

function fitness(lines: readonly string[], delimiter: Dialect["delimiter"], knows: (name: string) => boolean): number {
  const names = splitCells(lines[0] ?? "", delimiter);
  if (names.length < 2) return 0;
  return names.filter((name) => knows(unquoted(name))).length + shareLikeFirst(lines, delimiter);
}

function shareLikeFirst(lines: readonly string[], delimiter: Dialect["delimiter"]): number {
  const width = splitCells(lines[0]!, delimiter).length;
  if (width < 2) return 0;
  return lines.filter((line) => splitCells(line, delimiter).length === width).length / lines.length;
}

/** Whether quotation marks enclose cells: those of the header, or some as only quoting does and none standing for itself. */
function showsQuoting(lines: readonly string[]): boolean {
  if (lines[0]?.split("\t").some(isEnclosed)) return true;
  const starting = lines.flatMap((line) => line.split("\t")).filter((cell) => cell.startsWith('"'));
  if (!starting.every(isEnclosed)) return false;
  return starting.length >= Math.max(2, lines.length - 1) || starting.some(hasDoubled);
}

const isEnclosed = (cell: string): boolean => /^"(?:[^"]|"")*"$/.test(cell);

const hasDoubled = (cell: string): boolean => cell.slice(1, -1).includes('""');

const unquoted = (cell: string): string => cell.trim().replace(/^"(.*)"$/, "$1");
