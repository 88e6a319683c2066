/** What can be said of a store before it is opened for work. */
export interface StoreState {
  /** There is one. */
  readonly present: boolean;
  /** Why it cannot be read at all. */
  readonly unreadable?: string;
  /** Changes of the schema that this version does not know: a newer one made them. */
  readonly unknownChanges: readonly string[];
  /** Changes that the next start makes. */
  readonly missingChanges: readonly string[];
  /** What the database itself finds damaged. */
  readonly damage: readonly string[];
  /** Rows that refer to others which are not there. */
  readonly dangling: number;
}
