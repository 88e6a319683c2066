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

/** The body of an answer that is no success: the service's own problem, or word that something else answered. */
export function asProblem(body: unknown, server: string): Problem {
  if (typeof body === "object" && body !== null && "code" in body && "hint" in body) return body as Problem;
  return {
    status: 0,
    title: "The answer is not Segue's",
    detail: `What answers at ${server} is not a Segue service, or a proxy before it failed.`,
    code: "not-segue",
    hint: "Check the address.",
  };
}

/** Why fetch failed: it hides the reason in its error's cause. */
function reasonOf(thrown: unknown): string {
  const { code, message } = Object(Object(thrown).cause ?? thrown) as { code?: string; message?: string };
  return code ?? message ?? String(thrown);
}

/** Any failed call as a {@link SegueApiError}. */
export function unreachable(server: string, cause: unknown): SegueApiError {
  // It answered, but no JSON.
  if (cause instanceof SyntaxError) return new SegueApiError(asProblem(undefined, server), cause);
  const why = reasonOf(cause);
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
