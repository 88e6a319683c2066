import type { Cell, FactColumn } from "../../dataset/catalogue.js";
import { takeCensus } from "./sentinel-rules/census.js";
import { companions } from "./sentinel-rules/companions.js";
import { numberSentinels } from "./sentinel-rules/numbers.js";
import { isWordForNothing, wordSentinels } from "./sentinel-rules/words.js";

/** A value that stands for “unknown” in a column. */
export interface Sentinel {
  /** Position of the column. */
  readonly column: number;
  /** As written; of a column of numbers the number itself (0 stands for `0`, `0.0` and `-0` alike). */
  readonly value: string | number;
  /** How many cells hold it. */
  readonly cells: number;
  /** Why it is taken for one, as a sentence for people. */
  readonly reason: string;
}

/** What was recognised in a table. */
export interface Recognised {
  /** By column, and in it in the order in which they were found. */
  readonly sentinels: readonly Sentinel[];
  /** By column: whether it holds numbers (nine of ten of its cells that hold anything at all). */
  readonly numeric: readonly boolean[];
  /** By column: 1 where nothing is known, the cell being empty or a sentinel. */
  readonly missing: readonly Uint8Array[];
}

/** Of the cells that hold anything. */
const NUMERIC_SHARE = 0.9;

/**
 * Finds the values that stand for “unknown” from the cells alone; names of columns are not looked at. Three rules, each in a file
 * of `sentinel-rules/`: words for nothing (`words`), numbers that lie as no measurement would (`numbers`), and constants that
 * stand where another column is unknown (`companions`). They look at how often values occur, never at the order of the rows,
 * and go on until they find nothing among what is left: so a table without the sentinels has none.
 *
 * @param columns equally long; null or blank is missing already
 */
export function recogniseMissing(columns: readonly FactColumn[]): Recognised {
  const parsed = columns.map(({ cells }) => parse(cells));
  const numbers = parsed.map((column) => column.numbers);
  const missing = parsed.map(({ texts }) => Uint8Array.from(texts, (text) => (text === "" ? 1 : 0)));
  const censuses = numbers.map((own) => own && takeCensus(own));
  const sentinels: Sentinel[] = [];
  const take = (column: number, found: Omit<Sentinel, "column">) => {
    sentinels.push({ column, ...found });
    const own = numbers[column];
    parsed[column]!.texts.forEach((text, row) => {
      if (text !== found.value && own?.[row] !== found.value) return;
      missing[column]![row] = 1;
      if (own !== undefined) own[row] = Number.NaN;
    });
    censuses[column] = own && takeCensus(own);
  };
  parsed.forEach(({ texts }, c) => {
    for (const found of wordSentinels(texts, numbers[c] !== undefined)) take(c, found);
  });
  for (let before = -1; before < sentinels.length; ) {
    before = sentinels.length;
    censuses.forEach((census, c) => {
      if (census !== undefined) for (const found of numberSentinels(census)) take(c, found);
    });
    const shared = companions(
      columns.map(({ name }, c) => ({ name, numbers: numbers[c], census: censuses[c], missing: missing[c]! })),
    );
    for (const { column, ...found } of shared) take(column, found);
  }
  return { sentinels, numeric: numbers.map((own) => own !== undefined), missing };
}

interface Parsed {
  /** Trimmed; empty where nothing stands, and in a column of numbers any text where one does. */
  readonly texts: readonly string[];
  /** NaN where there is none; undefined for a column of texts. */
  readonly numbers: Float64Array | undefined;
}

function parse(cells: readonly Cell[]): Parsed {
  // What a number is as a text matters among texts only; making millions of them costs more than all the rest.
  const texts = cells.map((cell) => (typeof cell === "string" ? cell.trim() : cell === null ? "" : "0"));
  const numbers = Float64Array.from(cells, (cell, row) => (typeof cell === "number" ? cell + 0 : numberIn(texts[row]!)));
  let [readable, meant] = [0, 0];
  texts.forEach((text, row) => {
    if (!Number.isNaN(numbers[row])) readable++;
    if (text !== "" && !isWordForNothing(text)) meant++;
  });
  if (readable > 0 && readable >= NUMERIC_SHARE * meant) return { texts, numbers };
  return { texts: texts.map((text, row) => (typeof cells[row] === "number" ? String(cells[row]) : text)), numbers: undefined };
}

function numberIn(text: string): number {
  const value = text === "" || isWordForNothing(text) ? Number.NaN : Number(text);
  return Number.isFinite(value) ? value + 0 : Number.NaN;
}
