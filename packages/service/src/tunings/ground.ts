import type { Config, Entrant, Final, Judging, Tunable } from "@segue/engine";
import { SegueError } from "../errors.js";
import type { JobContext } from "../jobs/handler.js";
import type { Tuning } from "../ports/tunings.js";

/** What the trials of a tuning are made on. */
export interface Ground<A extends Tunable, Figures> {
  readonly judging: Judging<A, Figures>;
  /** What it takes of memory to try a recipe, the process and the data included. Throws a `TrainingError` where its parameters make nothing. */
  bytes(entrant: Entrant<A>): number;
  /** The fingerprint of all the data. */
  readonly dataset: string;
  /** The name of the figure by which they are compared. */
  readonly metric: string;
  /** Parameters that do nothing there, as they usually are: they are not searched over. */
  readonly idle?: Config;
  /** Judges what was chosen on the test part, beside the usual parameters. */
  judge(entrants: readonly Entrant<A>[], report: JobContext["report"]): Promise<Final>;
}

/** A tuning goes on with the data that it began with, so that all of its trials compare. */
export const outdated = ({ id }: Pick<Tuning, "id">, cause?: unknown): SegueError =>
  new SegueError("tuning-outdated", `The data that the tuning ${id} began with are no more as they were.`, { cause });
