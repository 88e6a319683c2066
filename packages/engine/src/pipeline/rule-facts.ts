import type { Catalogue, Cell } from "../dataset/catalogue.js";

/** What is known of a model's tracks, as columns that are made when a rule first asks for them. */
export interface RuleFacts {
  /** The names of what is known of any track, `title` and `artist` among them. */
  readonly names: readonly string[];
  /** A fact as numbers, one a track; NaN where it is unknown or no number. */
  numbers(name: string): Float64Array;
  /** A fact as times in milliseconds since 1970, from dates, years or such times; NaN where it is none of them. */
  dates(name: string): Float64Array;
  /** A fact as codes of its texts. */
  texts(name: string): Texts;
  /** Whether it is known of a track. */
  knows(name: string, track: number): boolean;
}

/** A fact's texts, numbered; small and capital letters are the same. */
export interface Texts {
  /** One a track; −1 where it is unknown. */
  readonly codes: Int32Array;
  /** How many different ones there are. */
  readonly distinct: number;
  /** The code of a text; −1 where no track has it. */
  codeOf(text: string): number;
}

/** The facts of a catalogue, whose rows are the model's. */
export function createRuleFacts({ title, artist, facts }: Catalogue): RuleFacts {
  const columns = new Map<string, readonly Cell[]>([["title", title], ["artist", artist], ...facts.map(namedCells)]);
  const unknown = new Array<null>(title.length).fill(null);
  const cells = (name: string) => columns.get(name) ?? unknown;
  return {
    names: [...columns.keys()],
    numbers: remembered((name) => Float64Array.from(cells(name), numberOf)),
    dates: remembered((name) => Float64Array.from(cells(name), timeOf)),
    texts: remembered((name) => textsOf(cells(name))),
    knows: (name, track) => cells(name)[track] !== null,
  };
}

const namedCells = ({ name, cells }: Catalogue["facts"][number]) => [name, cells] as const;

function numberOf(cell: Cell): number {
  if (typeof cell === "string") return cell.trim() === "" ? Number.NaN : Number(cell);
  return cell ?? Number.NaN;
}

const YEAR = /^\d{4}$/;
const DATE = /^\d{4}-\d\d(-\d\d(T.*)?)?$/;

function timeOf(cell: Cell): number {
  const text = String(cell).trim();
  if (YEAR.test(text)) return Date.UTC(Number(text), 0, 1);
  return DATE.test(text) ? Date.parse(text) : numberOf(cell);
}

function textsOf(cells: readonly Cell[]): Texts {
  const numbered = new Map<string, number>();
  const codes = Int32Array.from(cells, (cell) => {
    if (cell === null) return -1;
    const text = folded(String(cell));
    const code = numbered.get(text) ?? numbered.size;
    numbered.set(text, code);
    return code;
  });
  return { codes, distinct: numbered.size, codeOf: (text) => numbered.get(folded(text)) ?? -1 };
}

const folded = (text: string) => text.normalize("NFC").trim().toLowerCase();

/** A function of a name that is computed once for each. */
function remembered<T>(compute: (name: string) => T): (name: string) => T {
  const known = new Map<string, T>();
  return (name) => {
    const value = known.get(name) ?? compute(name);
    known.set(name, value);
    return value;
  };
}
