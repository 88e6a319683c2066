import type { Plan } from "../schedules/plan.js";
import type { Job } from "./jobs.js";
import type { Page, PageRequest } from "./tracks.js";

/** A training, or the writing of lists, that begins by itself. */
export interface Schedule {
  readonly workspace: string;
  readonly id: string;
  readonly plan: Plan;
  /** It waits until it is resumed. */
  readonly paused: boolean;
  /** How often it began. */
  readonly firings: number;
  /** The next time by its clock; null where it goes by the number of events alone. */
  readonly nextAt: number | null;
  /** When it last began. */
  readonly lastAt: number | null;
  /** Events that had ever come in when it last began, or else when it was made. */
  readonly arrived: number;
  readonly createdAt: number;
}

/** What changes when a schedule begins. */
export interface Firing extends Pick<Schedule, "nextAt" | "arrived"> {
  /** The work, to be queued. */
  readonly job: Job;
  /** Why now, as a sentence. */
  readonly reason: string;
  readonly at: number;
}

/** One time that a schedule began. What came of it stands in the job. */
export interface ScheduleRun extends Pick<Firing, "reason" | "at"> {
  readonly job: string;
}

export interface Schedules {
  /** Tells whether there was none of that id. */
  add(schedule: Schedule): Promise<boolean>;
  get(workspace: string, id: string): Promise<Schedule | undefined>;
  /** In order of their ids. */
  list(workspace: string): Promise<Schedule[]>;
  /** Those of all workspaces that are not paused, with the number of events that ever came in. */
  active(): Promise<{ readonly schedule: Schedule; readonly arrived: number }[]>;
  /** Writes plan, pause and next time; tells whether there is such a schedule. */
  change(schedule: Pick<Schedule, "workspace" | "id" | "plan" | "paused" | "nextAt">): Promise<boolean>;
  /**
   * Queues the job of a schedule and notes it, all at once; tells whether it did: not where the schedule began, or was removed, since `seen`
   * was read. So of several nodes one does it.
   */
  fire(seen: Schedule, firing: Firing): Promise<boolean>;
  /** Newest first. */
  runs(workspace: string, id: string, page: PageRequest): Promise<Page<ScheduleRun>>;
  /** Tells whether there was one. */
  remove(workspace: string, id: string): Promise<boolean>;
}
