/** A tenant: its data, models, jobs and keys are seen by nobody else. */
export interface Workspace {
  readonly id: string;
  readonly createdAt: number;
}

export interface Workspaces {
  /** Makes it; tells whether there was none of that id. */
  add(workspace: Workspace): Promise<boolean>;
  get(id: string): Promise<Workspace | undefined>;
  /** In order of their ids. */
  list(): Promise<Workspace[]>;
  /** Removes it with everything that belongs to it; interrupted, it can be called again. */
  remove(id: string): Promise<void>;
}
