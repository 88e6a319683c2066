/** A training that cannot begin or go on, and what to do about it. */
export class TrainingError extends Error {
  override readonly name = "TrainingError";
  readonly remedy: string;
  /** Parameters with which it may go better, where the remedy is to set some. */
  readonly set: Readonly<Record<string, unknown>> | undefined;

  constructor(message: string, remedy: string, options?: ErrorOptions & { readonly set?: Readonly<Record<string, unknown>> }) {
    super(message, options);
    this.remedy = remedy;
    this.set = options?.set;
  }
}
