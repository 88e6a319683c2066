/** Of what became too old, how much. */
export interface ExpiredRows {
  readonly events: number;
  /** Listeners of whom nothing would be left. */
  readonly users: number;
  readonly jobs: number;
  readonly problems: number;
  readonly audit: number;
  readonly usage: number;
}

/** Before which time each kind of row is too old (milliseconds since 1970); null: never. */
export interface Cuts {
  readonly events: number | null;
  readonly jobs: number | null;
  readonly problems: number | null;
  readonly audit: number | null;
  readonly usage: number | null;
}

/** How long things are kept, and the end of them. */
export interface Retention {
  /** What was set for a workspace, as JSON; undefined where nothing was. */
  periods(workspace: string): Promise<unknown>;
  setPeriods(workspace: string, periods: unknown, now: number): Promise<void>;
  /**
   * Whether it is time: `every` milliseconds have gone by since this said so last, or since it was first asked. Of all who ask at once
   * one is told so.
   */
  claim(workspace: string, now: number, every: number): Promise<boolean>;
  /** What a removal would remove. */
  count(workspace: string, cuts: Cuts): Promise<ExpiredRows>;
  /**
   * Removes events of before `before`: by their time, and those without one by when they came in. Listeners of whom nothing is left go
   * with them: no event, fact, friend, tag or key. Interrupted, it can be called again. How many of each.
   */
  removeEvents(
    workspace: string,
    before: number,
    progress: (fraction: number) => Promise<void>,
  ): Promise<{ readonly events: number; readonly users: number }>;
  /** Whether events were removed of which snapshots and models may still hold something: what was made of them was not settled yet. */
  unsettled(workspace: string): Promise<boolean>;
  settle(workspace: string): Promise<void>;
  /** Removes jobs that ended before `before`, with their logs; how many. */
  removeJobs(workspace: string, before: number): Promise<number>;
  /** Removes the rows that imports of before `before` did not simply take, and the examples of them; how many. */
  removeProblems(workspace: string, before: number): Promise<number>;
  /** Removes what was counted before that day; how many rows. */
  removeUsage(workspace: string, before: number): Promise<number>;
}
