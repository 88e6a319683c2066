import type { Dataset } from "@segue/engine";

/** Datasets on disk, named by workspace and fingerprint. */
export interface SnapshotFiles {
  /** Writes all of it or nothing. */
  write(workspace: string, dataset: Dataset): Promise<void>;
  /** Rejects with `damaged-file` where the content does not match the fingerprint. */
  read(workspace: string, fingerprint: string): Promise<Dataset>;
  /** Which of the datasets have that user; one that cannot be read is among them, for nobody can say no. */
  holding(workspace: string, fingerprints: readonly string[], user: string): Promise<string[]>;
  /** Removes it; nothing happens where there is none. */
  remove(workspace: string, fingerprint: string): Promise<void>;
}
