import type { Final, Trial } from "@segue/engine";
import type { TuningWish } from "../tunings/wish.js";
import type { Job } from "./jobs.js";
import type { Page, PageRequest } from "./tracks.js";

/** A search for the parameters that suit the data. */
export interface Tuning {
  readonly workspace: string;
  readonly id: string;
  readonly wish: TuningWish;
  /** The job that works on it, or did last. */
  readonly job: string;
  /** The fingerprint of the data it learns and judges by: a snapshot, or a labelled set; null until it has begun. */
  readonly dataset: string | null;
  readonly createdAt: number;
  /** Figures on the test part, of the best trial and then, where it is another one, of the first; null until it has come to its end. */
  readonly final: (Final & { readonly best: number }) | null;
}

export interface Tunings {
  /** Keeps it and, where one is given, queues its job, all at once. Nothing happens where there is one of that id. */
  add(tuning: Tuning, job?: Job): Promise<boolean>;
  get(workspace: string, id: string): Promise<Tuning | undefined>;
  /** Newest first. */
  list(workspace: string, page: PageRequest): Promise<Page<Tuning>>;
  /** Changes what is wished and queues a job that goes on, all at once; tells whether it did: not where its job is no longer the one that was seen. */
  resume(seen: Tuning, wish: TuningWish, job: Job): Promise<boolean>;
  /** Notes which job works on it, on which data, and what is wished now that these are known. */
  begin(
    workspace: string,
    id: string,
    by: { readonly job: string; readonly dataset: string; readonly wish: TuningWish },
  ): Promise<void>;
  /** Keeps a trial; one of that number that is there already stays. */
  addTrial(workspace: string, id: string, trial: Trial): Promise<void>;
  /** In order of their numbers. */
  trials(workspace: string, id: string): Promise<Trial[]>;
  /** Keeps, or with null forgets, the figures on the test part. */
  finish(workspace: string, id: string, final: Tuning["final"]): Promise<void>;
  /** Removes it with its trials; tells whether there was one. */
  remove(workspace: string, id: string): Promise<boolean>;
}
