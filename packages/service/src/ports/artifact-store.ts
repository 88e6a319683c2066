/** Immutable sets of files, each under a path like `models/main/als/3`. A set is there whole or not at all. */
export interface ArtifactStore {
  /** Stores a set; a set that is there already is replaced in one step. */
  write(path: string, files: Readonly<Record<string, Uint8Array>>): Promise<void>;
  /** One file of a set; rejects with `damaged-file` where it is missing. */
  read(path: string, file: string): Promise<Uint8Array>;
  /** Whether there is such a set. */
  has(path: string): Promise<boolean>;
  /** Removes a set, or all that lie below a path; nothing happens where there is none. */
  remove(path: string): Promise<void>;
}
