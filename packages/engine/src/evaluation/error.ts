/** Something asked of the evaluation cannot be done: what is wrong, what stood there, what to do instead. */
export class EvaluationError extends Error {
  /** What was given, as text. */
  readonly value: string;
  /** What to write or do instead. */
  readonly remedy: string;
  constructor(reason: string, value: string, remedy: string) {
    super(`${reason} (found ${JSON.stringify(value)}). ${remedy}`);
    this.value = value;
    this.remedy = remedy;
  }
}
