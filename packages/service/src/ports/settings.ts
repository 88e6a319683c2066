/** What a workspace has set, by name; JSON values. */
export interface Settings {
  get(workspace: string, name: string): Promise<unknown>;
  /** Sets it; what depends on the data is made anew after that. */
  set(workspace: string, name: string, value: unknown): Promise<void>;
}
