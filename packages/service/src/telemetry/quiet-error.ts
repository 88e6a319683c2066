/** Of an error what may stand in a log: what it is and where it was thrown. */
export interface QuietError {
  readonly type: string;
  /** Of the error table, of the system, or of the database. */
  readonly code?: string;
  readonly syscall?: string;
  /** The places that led to it, the innermost first. */
  readonly at: readonly string[];
  readonly cause?: QuietError;
}

/** Causes of causes that are told. */
const DEPTH = 4;
const FRAME = /^\s+at .+(:\d+:\d+\)?|\(?<anonymous>\)?)$/;
const WORD = /^[\w.-]{1,60}$/;

/**
 * An error without its message and whatever else it carries: these quote ids, titles, paths and rows. Whoever asked is told the message;
 * the log says under which request or job.
 */
export function quietError(thrown: unknown, depth = 0): QuietError {
  if (typeof thrown !== "object" || thrown === null) return { type: typeof thrown, at: [] };
  const { name, code, syscall, message, stack, cause } = thrown as Record<string, unknown>;
  return {
    type: wordOf(name) ?? "Error",
    ...(wordOf(code) === undefined ? {} : { code: wordOf(code)! }),
    ...(wordOf(syscall) === undefined ? {} : { syscall: wordOf(syscall)! }),
    at: framesOf(String(stack ?? ""), String(message ?? "")),
    ...(cause === undefined || depth >= DEPTH ? {} : { cause: quietError(cause, depth + 1) }),
  };
}

const wordOf = (value: unknown) => (typeof value === "string" && WORD.test(value) ? value : undefined);

/** The places of a stack; its message, which comes first, may look like some. */
function framesOf(stack: string, message: string): string[] {
  const from = message === "" ? 0 : stack.indexOf(message) + message.length;
  return stack
    .slice(Math.max(0, from))
    .split("\n")
    .filter((line) => FRAME.test(line))
    .map((line) => line.trim());
}
