/** What a problem document (RFC 9457) of the service says. */
export interface Problem {
  readonly status: number;
  readonly title: string;
  readonly detail: string;
  /** Stays the same from version to version. */
  readonly code: string;
  /** What to do about it. */
  readonly hint: string;
  readonly requestId?: string;
}

/** The service answered with an error, or could not be reached (`code` is then `unreachable`). */
export class SegueApiError extends Error {
  readonly problem: Problem;
  constructor(problem: Problem, cause?: unknown) {
    super(problem.detail, { cause });
    this.problem = problem;
  }
}

/** Any failed call as a {@link SegueApiError}. */
export function unreachable(server: string, cause: unknown): SegueApiError {
  const why = (cause as { cause?: { code?: string } }).cause?.code ?? String(cause);
  return new SegueApiError(
    {
      status: 0,
      title: "The service cannot be reached",
      detail: `Nothing answers at ${server} (${why}).`,
      code: "unreachable",
      hint: "Check the address, and that the service runs.",
    },
    cause,
  );
}
