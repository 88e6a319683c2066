import {
  describeProblem,
  detectSource,
  type EventRow,
  type InputFile,
  type ProblemRow,
  type Source,
  SourceError,
  type SourceRow,
  sources,
  type TrackRow,
} from "@segue/engine";
import { SegueError } from "../errors.js";
import type { JobContext } from "../jobs/handler.js";
import { headOf } from "./uploads.js";

export interface Reading {
  readonly files: readonly InputFile[];
  /** A source's name, or `auto`. */
  readonly format: string;
  readonly columns: Readonly<Record<string, string>>;
  /** Milliseconds since 1970: later times are problems. */
  readonly now: number;
  readonly report?: JobContext["report"];
}

type GoodRow = EventRow | TrackRow;

/** Problems told before reading stops. */
const PROBLEM_LIMIT = 20;

/** Gives every row to `take`, in batches, and tells how many events there were; throws `invalid-data` when a row cannot be taken. */
export async function readRows(reading: Reading, take: (rows: readonly GoodRow[]) => Promise<void>): Promise<number> {
  const source = await sourceOf(reading);
  const counted = countBytes(source.uses(reading.files));
  const problems: ProblemRow[] = [];
  let events = 0;
  try {
    for await (const batch of source.read(counted.files, reading)) {
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
  throw new SegueError("invalid-data", `${reading.files.map((file) => file.name).join(", ")}: no row says who listened to what.`);
}

/** The source of that name, or the one that fits; throws `unknown-format` or `invalid-data`. */
export async function sourceOf({ files, format }: Pick<Reading, "files" | "format">): Promise<Source> {
  if (format !== "auto") {
    const named = sources.find((source) => source.name === format);
    if (named !== undefined) return named;
    const names = sources.map((source) => source.name).join(", ");
    throw new SegueError("unknown-format", `There is no format ${JSON.stringify(format)}; there are ${names}.`);
  }
  try {
    return detectSource(await Promise.all(files.map(async (file) => ({ file, head: await headOf(file) }))));
  } catch (thrown) {
    throw thrown instanceof SourceError ? new SegueError("invalid-data", thrown.message, { cause: thrown }) : thrown;
  }
}

const isGood = (row: SourceRow): row is GoodRow => row.type !== "problem";

/** The files, with a count of how much of them was read. */
function countBytes(files: readonly InputFile[]): { files: InputFile[]; fraction(): number } {
  const total = files.reduce((bytes, file) => bytes + file.size, 0);
  let done = 0;
  const counted = files.map((file) => ({
    ...file,
    async *open() {
      for await (const chunk of file.open()) {
        done += chunk.length;
        yield chunk;
      }
    },
  }));
  return { files: counted, fraction: () => done / Math.max(1, total) };
}

function tell(problems: readonly ProblemRow[]): string {
  const shown = problems.slice(0, 5).map(describeProblem);
  const rest = problems.length - shown.length;
  const many = problems.length >= PROBLEM_LIMIT ? "at least " : "";
  return [...shown, ...(rest > 0 ? [`(and ${many}${rest} more rows like these)`] : [])].join("\n");
}
