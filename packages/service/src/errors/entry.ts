/** How an error that a user can cause is told: HTTP status, exit status of the command line, a title, and what to do. */
interface ErrorEntry {
  readonly status: number;
  readonly exit: 1 | 2;
  readonly title: string;
  readonly hint: string;
}

/** Errors by their stable `code`. */
export type ErrorEntries = Readonly<Record<string, ErrorEntry>>;
