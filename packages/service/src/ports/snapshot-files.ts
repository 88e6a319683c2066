import type { Dataset } from "@segue/engine";

/** Datasets on disk, named by workspace and fingerprint. */
export interface SnapshotFiles {
  /** Writes all of it or nothing. */
  write(workspace: string, dataset: Dataset): Promise<void>;
  /** Rejects with `damaged-file` where the content does not match the fingerprint. */
  read(workspace: string, fingerprint: string): Promise<Dataset>;
  /** Whether the dataset has that user; of one that cannot be read nobody can say no. */
  holds(workspace: string, fingerprint: string, user: string): Promise<boolean>;
  /** Removes it; nothing happens where there is none. */
  remove(workspace: string, fingerprint: string): Promise<void>;
}
