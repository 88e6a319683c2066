import {
  type Choice,
  type DataRow,
  describeProblem,
  type InputFile,
  type ProblemRow,
  SourceError,
  type SourceOptions,
  type SourceRow,
} from "@segue/engine";
import { SegueError } from "../errors.js";
import type { JobContext } from "../jobs/handler.js";
import { refusing } from "./input.js";
import { Tally } from "./tally.js";

export interface Reading extends SourceOptions {
  readonly choice: Choice;
  /** Beyond this share of rows (0 … 1) that cannot be read, none is taken. */
  readonly maxBad: number;
  readonly report?: JobContext["report"];
  /** What rows mean here, where a file alone does not tell. */
  readonly meant?: (rows: readonly SourceRow[]) => Promise<readonly SourceRow[]>;
}

/** Who is told what is read, in order. */
export interface Taker {
  rows(rows: readonly DataRow[]): Promise<void>;
  problems?(problems: readonly ProblemRow[]): Promise<void>;
}

/** Above so many bad rows reading stops as soon as their share is too large, rather than at the end. */
const STOP_FROM = 1000;
/** Problems told one by one in an error. */
const TOLD = 5;

/** Gives every row to `taker`, in batches; throws `invalid-data` when too many cannot be taken, or none can. */
export function readRows(reading: Reading, taker: Taker): Promise<Tally> {
  return refusing(async () => {
    const files = reading.choice.groups.flatMap((group) => group.files);
    const counted = countBytes(files);
    const tally = new Tally();
    const first: ProblemRow[] = [];
    for await (const read of rowsOf(counted.of, reading)) {
      const batch = (await reading.meant?.(read)) ?? read;
      for (const row of batch) tally.count(row);
      const problems = batch.filter((row) => row.type === "problem");
      if (first.length < TOLD) first.push(...problems.slice(0, TOLD - first.length));
      if (tally.refused >= STOP_FROM && tally.badShare() > reading.maxBad) throw tooManyBad(tally, first, reading.maxBad);
      if (problems.length > 0) await taker.problems?.(problems);
      await taker.rows(problems.length > 0 ? batch.filter(isData) : (batch as readonly DataRow[]));
      await reading.report?.(counted.fraction(), `read ${tally.rows().read.toLocaleString("en")} rows`);
    }
    if (tally.badShare() > reading.maxBad) throw tooManyBad(tally, first, reading.maxBad);
    if (tally.rows().kept === 0) throw nothing(files, tally, first);
    return tally;
  });
}

const isData = (row: SourceRow): row is DataRow => row.type !== "problem";

/** The rows of every group of files, one file after the other unless they belong together. */
async function* rowsOf(counted: (file: InputFile) => InputFile, { choice, report: _, meant: __, ...options }: Reading) {
  for (const { source, files } of choice.groups) {
    const parts = source.together ? [files] : files.map((file) => [file]);
    for (const part of parts) yield* tolerant(source.read(part.map(counted), options));
  }
}

/** A file that cannot be read to its end (a truncated archive) is one problem, and what stood before it is kept. */
async function* tolerant(batches: AsyncIterable<readonly SourceRow[]>): AsyncGenerator<readonly SourceRow[]> {
  let some = false;
  try {
    for await (const batch of batches) {
      some ||= batch.length > 0;
      yield batch;
    }
  } catch (thrown) {
    if (!some || !(thrown instanceof SourceError)) throw thrown;
    yield [thrown.problem];
  }
}

/** Counts how much of the files was read. */
function countBytes(files: readonly InputFile[]): { of(file: InputFile): InputFile; fraction(): number } {
  const total = files.reduce((bytes, file) => bytes + file.size, 0);
  let done = 0;
  const of = (file: InputFile): InputFile => ({
    ...file,
    async *open() {
      for await (const chunk of file.open()) {
        done += chunk.length;
        yield chunk;
      }
    },
  });
  return { of, fraction: () => Math.min(1, done / Math.max(1, total)) };
}

function tooManyBad(tally: Tally, first: readonly ProblemRow[], maxBad: number): SegueError {
  const { read } = tally.rows();
  const many = (n: number) => n.toLocaleString("en");
  const rest = tally.refused - first.length;
  return new SegueError(
    "invalid-data",
    [...first.map(describeProblem), ...(rest > 0 ? [`(and ${many(rest)} more rows like these)`] : [])].join("\n"),
    {
      hint:
        `${many(tally.refused)} of ${many(read)} rows cannot be read, and ${percent(maxBad)} are allowed: nothing was imported. ` +
        "Correct them, or allow more (--max-bad).",
    },
  );
}

const percent = (share: number) => `${Number((share * 100).toPrecision(3))} %`;

function nothing(files: readonly InputFile[], tally: Tally, first: readonly ProblemRow[]): SegueError {
  const names = files.map((file) => file.name).join(", ");
  const { read } = tally.rows();
  if (read === 0) return new SegueError("invalid-data", `${names}: no row says who listened to what.`);
  return new SegueError(
    "invalid-data",
    [...first.map(describeProblem), `${names}: none of ${read} rows can be used.`].join("\n"),
  );
}
