import type { Curve, Job, SegueClient } from "@segue/client";
import { queryOptions } from "@tanstack/react-query";
import type { TrainResult } from "./results.js";

/** What the page of a run asks of trainings: how networks learn, how far a training is, and those that were made before it. */

/** What a job tells before its end; a job says so of its result. */
export interface Told {
  readonly curves?: readonly Curve[];
  readonly keeps?: { readonly algorithm: string; readonly epoch: number };
  readonly stages?: { readonly all: readonly string[]; readonly now: string };
}

export const toldBy = ({ result }: Pick<Job, "result">): Told => Object(result) as Told;

/** The curves in what a job tells, be it done or not; none where no network learns. */
export const curvesIn = (job: Pick<Job, "result">): readonly Curve[] => toldBy(job).curves ?? [];

/** What a training was asked to do, as its job's input has it. */
export interface TrainInput {
  readonly algorithm: string;
  readonly config: Readonly<Record<string, unknown>>;
  readonly as?: string;
}

export const trainInputOf = ({ input }: Pick<Job, "input">): TrainInput => input as TrainInput;

/** A training that is done, beside which another one is seen. */
export interface EarlierRun {
  readonly version: number;
  readonly curves: readonly Curve[];
  /** Parameters that differ: what they were then, and what they are in the run that is looked at; undefined: as usual. */
  readonly changed: readonly (readonly [string, unknown, unknown])[];
}

/** Trainings that are looked through for earlier ones. */
const NEWEST = 100;

/** Trainings of the same algorithm under the same name before this one whose networks' curves are known, the newest first. */
export const earlierRunsQuery = (client: SegueClient, job: Job, most: number) =>
  queryOptions({
    queryKey: ["jobs", "newest", "before", job.id],
    async queryFn(): Promise<EarlierRun[]> {
      const query = { kind: "train", limit: NEWEST };
      const { items } = await client.take(client.api.GET("/v1/jobs", { params: { query } }));
      // What a job of the API is, the client's job is.
      return (items as Job[])
        .filter((each) => isBefore(each, job))
        .slice(0, most)
        .map((each) => earlierRun(each, job));
    },
    staleTime: Number.POSITIVE_INFINITY,
  });

function isBefore(one: Job, job: Job): boolean {
  const [theirs, own] = [trainInputOf(one), trainInputOf(job)];
  const isSame = theirs.algorithm === own.algorithm && nameOf(theirs) === nameOf(own);
  return isSame && one.state === "done" && one.createdAt < job.createdAt && curvesIn(one).length > 0;
}

const nameOf = ({ as, algorithm }: TrainInput) => as ?? algorithm;

function earlierRun(one: Job, job: Job): EarlierRun {
  const [before, now] = [trainInputOf(one).config, trainInputOf(job).config];
  const names = [...new Set([...Object.keys(before), ...Object.keys(now)])];
  const changed = names.filter((name) => JSON.stringify(before[name]) !== JSON.stringify(now[name]));
  return {
    // The result of a training that is done.
    version: (one.result as TrainResult).version,
    curves: curvesIn(one),
    changed: changed.map((name) => [name, before[name], now[name]] as const),
  };
}
