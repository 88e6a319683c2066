import type { JobContext } from "../jobs/handler.js";

/** Carries work that yields its fractions on to its end, and reports them; ends it where the report rejects. */
export async function drive<T>(work: Generator<number, T>, report: JobContext["report"], doing: string): Promise<T> {
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
    await report(value, doing);
  }
}
