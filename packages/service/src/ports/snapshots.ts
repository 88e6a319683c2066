import type { CleaningSettings } from "@segue/engine";
import type { CleaningReport } from "../snapshots/report.js";

/** Where a snapshot comes from: the same lineage over the same content gives the same fingerprint. */
export interface Lineage {
  /** The imports whose rows it holds, in order of arrival. */
  readonly imports: readonly { readonly id: string; readonly name: string; readonly format: string }[];
  /** Events that came in one by one. */
  readonly liveEvents: number;
  /** The rules it was cleaned by. */
  readonly cleaning: CleaningSettings;
  /** Of the program that took it. */
  readonly version: string;
}

/** A snapshot that was taken: a dataset on disk. */
export interface SnapshotRecord {
  readonly fingerprint: string;
  /** The store's revision it shows. */
  readonly revision: number;
  readonly users: number;
  readonly tracks: number;
  readonly events: number;
  readonly createdAt: number;
  readonly lineage: Lineage;
  /** What was left out, and what the rest is like. */
  readonly report: CleaningReport;
}

export interface Snapshots {
  /** The snapshot of that revision, when one was taken. */
  at(workspace: string, revision: number): Promise<SnapshotRecord | undefined>;
  /** The one that was taken last. */
  newest(workspace: string): Promise<SnapshotRecord | undefined>;
  record(workspace: string, snapshot: SnapshotRecord): Promise<void>;
  /** Newest first. */
  list(workspace: string): Promise<SnapshotRecord[]>;
  /** Notes that a snapshot was rewritten: whoever asks for it gets its successor. */
  replace(
    workspace: string,
    fingerprint: string,
    successor: Pick<SnapshotRecord, "fingerprint" | "users" | "events" | "report">,
  ): Promise<void>;
  /** Forgets those that show revisions before `revision`; whoever asks for one of them gets `successor`, where there is one. */
  forgetBefore(workspace: string, revision: number, successor: string | undefined): Promise<void>;
  /** The fingerprint under which a snapshot is found now: its own unless it was rewritten. */
  current(workspace: string, fingerprint: string): Promise<string>;
}
