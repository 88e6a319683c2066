import type { Page, PageRequest } from "./tracks.js";

/** A listener, as a list shows one. */
export interface User {
  readonly id: string;
  readonly createdAt: number;
}

export interface Users {
  get(workspace: string, id: string): Promise<User | undefined>;
  list(workspace: string, page: PageRequest): Promise<Page<User>>;
  count(workspace: string): Promise<number>;
}
