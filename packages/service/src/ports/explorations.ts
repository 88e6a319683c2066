import type { Page, PageRequest } from "./tracks.js";

/** An answer in which chance had a say. Whom it was for is not kept here: events that name it tell. */
export interface Exploration {
  /** Of the answer, as events name it. */
  readonly id: string;
  /** In milliseconds since 1970. */
  readonly at: number;
  readonly model: string;
  /** In the order in which they were told; each with the probability with which it came to its place. */
  readonly items: readonly { readonly track: string; readonly propensity: number }[];
}

/** An event that names such an answer. */
export interface Consequence {
  readonly recommendation: string;
  readonly track: string;
  readonly kind: number;
  readonly value: number;
}

export interface Explorations {
  add(workspace: string, exploration: Exploration): Promise<void>;
  /** The oldest first. */
  list(workspace: string, page: PageRequest): Promise<Page<Exploration>>;
  /** What listeners did that is put down to these answers. */
  consequences(workspace: string, ids: readonly string[]): Promise<Consequence[]>;
  /** How many are of before `before`. */
  countBefore(workspace: string, before: number): Promise<number>;
  removeBefore(workspace: string, before: number): Promise<number>;
}
