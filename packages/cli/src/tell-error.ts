import { SegueApiError } from "@segue/client";
import { asSegueError, errorTable, SegueError } from "@segue/service/basics";
import { note } from "./print.js";

/** Wrong usage that only the command line can see. */
export class UsageError extends Error {
  readonly hint: string;
  constructor(detail: string, hint: string) {
    super(detail);
    this.hint = hint;
  }
}

/** The user interrupted. */
export class Interrupted extends Error {}

/** What was asked for is told; it is not as it should be. */
export class Failed extends Error {}

/** Says on stderr what went wrong and what to do, and gives the exit status. */
export function tellError(thrown: unknown): number {
  if (thrown instanceof Interrupted) return 130;
  if (thrown instanceof Failed) return 1;
  const { detail, hint, exit } = described(thrown);
  note(`segue: ${detail}`);
  note(`       ${hint}`);
  return exit;
}

function described(thrown: unknown): { detail: string; hint: string; exit: number } {
  if (thrown instanceof UsageError) return { detail: thrown.message, hint: thrown.hint, exit: 2 };
  if (thrown instanceof SegueApiError) {
    const { detail, hint, code } = thrown.problem;
    return { detail, hint, exit: code in errorTable ? errorTable[code as keyof typeof errorTable].exit : 1 };
  }
  const error = thrown instanceof SegueError ? thrown : asSegueError(thrown);
  if (error.code === "internal" && error.cause instanceof Error) note(String(error.cause.stack));
  return { detail: error.message, hint: error.hint, exit: errorTable[error.code].exit };
}
