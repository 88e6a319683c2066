import { type DataRow, describeProblem, type Outcome, type ProblemRow, type SourceRow } from "@segue/engine";
import type { ImportRows, RuleReport } from "../ports/imports.js";

/** Examples told of each rule. */
const EXAMPLES = 5;

/** Counts what becomes of the rows of an import. */
export class Tally {
  readonly #rules = new Map<string, { outcome: Outcome; rows: number; examples: string[] }>();
  readonly #rows: Record<Outcome, number> = { refused: 0, aside: 0, corrected: 0, noted: 0 };
  /** The last row with a problem: several problems of one row are one row that is refused. */
  #last: Pick<ProblemRow, "file" | "line" | "outcome"> | undefined;
  #events = 0;
  #others = 0;
  /** Rows about tracks, of the file being read: they count where it says nothing else. */
  #tracks = 0;
  #file = { name: "", saysMore: false };

  count(row: SourceRow): void {
    if (row.file !== this.#file.name) this.#nextFile(row.file);
    if (row.type === "problem") this.#problem(row);
    else this.#data(row);
  }

  /** What became of the rows so far. */
  rows(): ImportRows {
    const kept = this.#events + this.#others + this.#ofTracks();
    const left = this.#rows.refused + this.#rows.aside;
    return { read: kept + left, kept, changed: this.#rows.corrected, left };
  }

  /** The share of rows, 0 … 1, that could not be read. */
  badShare(): number {
    return this.#rows.refused / Math.max(1, this.rows().read);
  }

  get refused(): number {
    return this.#rows.refused;
  }

  rules(): RuleReport[] {
    const rules = [...this.#rules].map(([rule, { outcome, rows, examples }]) => ({ rule, outcome, rows, examples }));
    return rules.sort((a, b) => b.rows - a.rows || (a.rule < b.rule ? -1 : 1));
  }

  #data(row: DataRow): void {
    if (row.type === "track") this.#tracks++;
    else {
      this.#file.saysMore = true;
      if (row.type === "event") this.#events++;
      else this.#others++;
    }
  }

  #problem(row: ProblemRow): void {
    const { file, line, outcome, rule } = row;
    const same = this.#last?.line === line && this.#last.file === file && this.#last.outcome === outcome;
    if (!same) this.#rows[outcome]++;
    this.#last = { file, line, outcome };
    const known = this.#rules.get(rule) ?? { outcome, rows: 0, examples: [] };
    this.#rules.set(rule, known);
    known.rows++;
    if (known.examples.length < EXAMPLES) known.examples.push(describeProblem(row));
  }

  #nextFile(name: string): void {
    this.#others += this.#ofTracks();
    this.#tracks = 0;
    this.#file = { name, saysMore: false };
  }

  #ofTracks(): number {
    return this.#file.saysMore ? 0 : this.#tracks;
  }
}
