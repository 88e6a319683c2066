import { type Problem, SegueApiError } from "@segue/client";

/** What a failed query says of its failure. */
export function problemOf(thrown: unknown): Problem {
  if (thrown instanceof SegueApiError) return thrown.problem;
  throw thrown;
}

export const isUnauthorized = (thrown: unknown): boolean =>
  thrown instanceof SegueApiError && thrown.problem.code === "unauthorized";

/** Whether asking again may help: the network, or a server that is busy; what is refused stays refused. */
export function mayPass(failures: number, thrown: unknown): boolean {
  const { status } = problemOf(thrown);
  return failures < 2 && (status === 0 || status >= 500);
}
