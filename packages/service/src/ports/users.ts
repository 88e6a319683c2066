import type { Facts } from "@segue/engine";
import type { Anchors, Arranged, LongPageRequest } from "./long-list.js";
import type { Page } from "./tracks.js";

/** A listener, as a list shows one. */
export interface User {
  readonly id: string;
  readonly createdAt: number;
  /** What is known about them. */
  readonly facts: Facts;
}

/** By what listeners can be in order: as they came in, by id. */
export const USER_SORTS = ["came", "id"] as const;
export type UserSort = (typeof USER_SORTS)[number];

/** Which listeners, and in what order: with `text` those whose id contains it, whatever the case. */
export interface UserList extends Arranged<UserSort> {
  readonly text?: string | undefined;
}

export interface Users {
  get(workspace: string, id: string): Promise<User | undefined>;
  list(workspace: string, page: LongPageRequest, which?: UserList): Promise<Page<User>>;
  anchors(workspace: string, which?: UserList): Promise<Anchors>;
  /** Whom a user calls a friend, and how many friends each of these has; in no particular order. */
  friends(workspace: string, id: string): Promise<{ readonly id: string; readonly friends: number }[]>;
  count(workspace: string): Promise<number>;
  /** Removes a user and everything they did or that names them; tells whether there was one. */
  remove(workspace: string, id: string): Promise<boolean>;
}
