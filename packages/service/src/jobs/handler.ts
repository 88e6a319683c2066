import { conform } from "@segue/engine";
import type { Pool } from "@segue/kernels";
import type { Static, TSchema } from "typebox";
import { SegueError } from "../errors.js";
import type { Curve, Forecast } from "../ports/jobs.js";
import type { Services } from "../services.js";

/** What a running job is given. */
export interface JobContext {
  readonly services: Services;
  readonly workspace: string;
  /** The job's id. */
  readonly id: string;
  /** The threads that the job may compute with. */
  readonly pool: Pool;
  /** Shows how far it is (0 … 1); rejects with `job-cancelled` once the job was cancelled. */
  report(fraction: number, doing: string): Promise<void>;
  /** Notes what the job is expected to take in all, now that it is known better. */
  expect(estimate: Forecast): Promise<void>;
  /** Shows how a network learns; `which` tells it from others of the job. They are in the job's result, too. `isKept`: it becomes the job's model, or a part of it. */
  learns(which: string, curve: Curve, isKept: boolean): Promise<void>;
  /** Shows what the job does one after the other, by short names, and which of that it begins now. */
  stage(all: readonly string[], now: string): Promise<void>;
  /** Notes what processes that the job started hold beside its own, in bytes. */
  holds(bytes: number): void;
  /** Whether somebody wants the network that learns to learn no further. */
  isFinishing(): boolean;
  /** Writes a line into the job's log. No personal datum belongs there. */
  log(text: string): Promise<void>;
}

const nothing = async () => {};

/** What work is given that nobody watches: it is told nothing, and tells nothing. */
export const unheard = {
  ...{ report: nothing, expect: nothing, learns: nothing, stage: nothing, log: nothing },
  holds() {},
  isFinishing: () => false,
};

/** A kind of work that runs in a worker process. */
export interface JobHandler<Input extends TSchema = TSchema> {
  readonly kind: string;
  readonly input: Input;
  /** What it has to itself within its workspace: empty for nothing, `EVERYTHING` for all. Two jobs with the same never run at once. */
  resource(input: Static<Input>): string;
  /** The higher, the sooner; 0 unless given. */
  readonly priority?: number;
  /** Its end is written into the audit log, with the listener whom it is about. */
  readonly audited?: true | { listener(input: Static<Input>): string };
  /** The result must be JSON. It is stored with the job. */
  run(input: Static<Input>, context: JobContext): Promise<unknown>;
}

export function defineJob<Input extends TSchema>(handler: JobHandler<Input>): JobHandler<Input> {
  return handler;
}

/** An input from outside as the handler's, defaults filled in; throws `invalid-request`. */
export function parseInput<Input extends TSchema>(handler: JobHandler<Input>, input: unknown): Static<Input> {
  const parsed = conform(handler.input, input);
  if ("value" in parsed) return parsed.value;
  throw new SegueError("invalid-request", `${parsed.problems.map(({ path, message }) => `${path} ${message}`).join("; ")}.`);
}

/** `report` for a part of a job: its 0 … 1 becomes `from` … `to` of the whole. */
export function part(report: JobContext["report"], from: number, to: number): JobContext["report"] {
  return (fraction, doing) => report(from + fraction * (to - from), doing);
}
