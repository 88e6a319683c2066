/** A training that cannot begin or go on, and what to do about it. */
export class TrainingError extends Error {
  override readonly name = "TrainingError";
  readonly remedy: string;

  constructor(message: string, remedy: string, options?: ErrorOptions) {
    super(message, options);
    this.remedy = remedy;
  }
}
