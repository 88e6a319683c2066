import type { Facts } from "@segue/engine";
import type { Page, PageRequest } from "./tracks.js";

/** A listener, as a list shows one. */
export interface User {
  readonly id: string;
  readonly createdAt: number;
  /** What is known about them. */
  readonly facts: Facts;
}

export interface Users {
  get(workspace: string, id: string): Promise<User | undefined>;
  /** With `text` only those whose id contains it, whatever the case. */
  list(workspace: string, page: PageRequest, text?: string): Promise<Page<User>>;
  /** Whom a user calls a friend, and how many friends each of these has; in no particular order. */
  friends(workspace: string, id: string): Promise<{ readonly id: string; readonly friends: number }[]>;
  count(workspace: string): Promise<number>;
  /** Removes a user and everything they did or that names them; tells whether there was one. */
  remove(workspace: string, id: string): Promise<boolean>;
}
