/** A snapshot that was taken: a dataset on disk. */
export interface SnapshotRecord {
  readonly fingerprint: string;
  /** The store's revision it shows. */
  readonly revision: number;
  readonly users: number;
  readonly tracks: number;
  readonly events: number;
  readonly createdAt: number;
}

export interface Snapshots {
  /** The snapshot of that revision, when one was taken. */
  at(workspace: string, revision: number): Promise<SnapshotRecord | undefined>;
  record(workspace: string, snapshot: SnapshotRecord): Promise<void>;
  list(workspace: string): Promise<SnapshotRecord[]>;
}
