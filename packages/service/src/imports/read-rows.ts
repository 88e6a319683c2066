import {
  type Choice,
  chooseSources,
  type DataRow,
  describeProblem,
  type InputFile,
  type ProblemRow,
  SourceError,
  type SourceRow,
  sources,
} from "@segue/engine";
import { SegueError } from "../errors.js";
import type { JobContext } from "../jobs/handler.js";
import { headOf } from "./uploads.js";

export interface Reading {
  readonly choice: Choice;
  readonly columns: Readonly<Record<string, string>>;
  /** Milliseconds since 1970: later times are problems. */
  readonly now: number;
  readonly report?: JobContext["report"];
}

/** Problems told before reading stops. */
const PROBLEM_LIMIT = 20;

/** Gives every row to `take`, in batches, and tells how many events there were; throws `invalid-data` when a row cannot be taken. */
export async function readRows(reading: Reading, take: (rows: readonly DataRow[]) => Promise<void>): Promise<number> {
  const files = reading.choice.groups.flatMap((group) => group.files);
  const counted = countBytes(files);
  const problems: ProblemRow[] = [];
  let events = 0;
  try {
    for await (const batch of rowsOf(counted.of, reading)) {
      problems.push(...batch.filter((row) => row.type === "problem"));
      if (problems.length >= PROBLEM_LIMIT) break;
      const good = batch.filter(isGood);
      events += good.filter((row) => row.type === "event").length;
      await take(good);
      await reading.report?.(counted.fraction(), `read ${events.toLocaleString("en")} events`);
    }
  } catch (thrown) {
    throw thrown instanceof SourceError ? new SegueError("invalid-data", thrown.message, { cause: thrown }) : thrown;
  }
  if (problems.length > 0) throw new SegueError("invalid-data", tell(problems));
  if (events > 0) return events;
  throw new SegueError("invalid-data", `${files.map((file) => file.name).join(", ")}: no row says who listened to what.`);
}

interface Wish {
  readonly files: readonly InputFile[];
  /** A source's name, or `auto`. */
  readonly format: string;
}

/** Which sources read the files: the one of that name, or those that fit; throws `unknown-format` or `invalid-data`. */
export async function choose({ files, format }: Wish): Promise<Choice> {
  const named = sources.find((source) => source.name === format);
  if (named === undefined && format !== "auto") {
    const names = sources.map((source) => source.name).join(", ");
    throw new SegueError("unknown-format", `There is no format ${JSON.stringify(format)}; there are ${names}.`);
  }
  try {
    return chooseSources(await Promise.all(files.map(async (file) => ({ file, head: await headOf(file) }))), named);
  } catch (thrown) {
    throw thrown instanceof SourceError ? new SegueError("invalid-data", thrown.message, { cause: thrown }) : thrown;
  }
}

const isGood = (row: SourceRow): row is DataRow => row.type !== "problem";

/** The rows of every group of files, one group after the other. */
async function* rowsOf(counted: (file: InputFile) => InputFile, { choice, columns, now }: Reading) {
  for (const { source, files } of choice.groups) yield* source.read(files.map(counted), { columns, now });
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
  return { of, fraction: () => done / Math.max(1, total) };
}

function tell(problems: readonly ProblemRow[]): string {
  const shown = problems.slice(0, 5).map(describeProblem);
  const rest = problems.length - shown.length;
  const many = problems.length >= PROBLEM_LIMIT ? "at least " : "";
  return [...shown, ...(rest > 0 ? [`(and ${many}${rest} more rows like these)`] : [])].join("\n");
}
